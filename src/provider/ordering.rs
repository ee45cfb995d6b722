//! Orders of the embedded provider: number, payments and subscriptions of one that is placed. They follow from the
//! command's id, so that a command has one order however often it is carried out.

use crate::domain::{CommandId, Instant, OrderId, SubscriptionId};
use crate::ports::{PlacedLine, PlacedOrder, ProviderError};

/// An order number has as many characters, each of a byte.
const CHARACTERS: usize = 5;
/// So many numbers are tried before it is given up; with a million orders one in thirty is taken.
const ATTEMPTS: u32 = 64;

/// Places the order of a command. `renews` says of each line whether it becomes a subscription, and `is_taken` whether an
/// order has that number already.
pub(super) fn place(
    command: CommandId,
    placed: Instant,
    renews: &[bool],
    mut is_taken: impl FnMut(&OrderId) -> Result<bool, ProviderError>,
) -> Result<PlacedOrder, ProviderError> {
    for attempt in 0..ATTEMPTS {
        let id = number(command, attempt);
        if !is_taken(&id)? {
            let lines = (1..).zip(renews).map(|(line, renews)| placed_line(command, line, *renews)).collect();
            return Ok(PlacedOrder { id, placed, lines });
        }
    }
    Err(ProviderError::Failed("no order number is free".to_owned()))
}

fn number(command: CommandId, attempt: u32) -> OrderId {
    let bytes = derived(command, "order number", attempt);
    OrderId::embedded(bytes.iter().take(CHARACTERS).fold(0, |value, byte| value << 5 | u32::from(byte % 32)))
}

fn placed_line(command: CommandId, line: u32, renews: bool) -> PlacedLine {
    let id = |what| uuid::Builder::from_random_bytes(derived(command, what, line)).into_uuid();
    PlacedLine {
        transaction: id("transaction").to_string(),
        subscription: renews.then(|| SubscriptionId(id("subscription"))),
    }
}

/// Bytes that follow from the command and what they are for.
fn derived(command: CommandId, what: &str, number: u32) -> [u8; 16] {
    let mut bytes = [0; 16];
    let mut hasher = blake3::Hasher::new_derive_key("nyckel embedded provider, order, 1");
    hasher.update(command.as_bytes()).update(&number.to_le_bytes()).update(what.as_bytes());
    hasher.finalize_xof().fill(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn placed(command: u128, taken: &[&str]) -> PlacedOrder {
        let is_taken = |id: &OrderId| Ok(taken.contains(&id.as_str()));
        place(CommandId(Uuid::from_u128(command)), Instant::PLANS_FROM, &[true, false, true], is_taken).unwrap()
    }

    #[test]
    fn buy_1_a_command_has_one_order_and_another_command_another() {
        let order = placed(1, &[]);
        assert_eq!(placed(1, &[]), order);
        assert_ne!(placed(2, &[]).id, order.id);
        let subscriptions: Vec<bool> = order.lines.iter().map(|line| line.subscription.is_some()).collect();
        assert_eq!(subscriptions, [true, false, true]);
        let [first, _, third] = order.lines.as_slice() else { panic!("{order:?}") };
        assert!(first.subscription != third.subscription && first.transaction != third.transaction);
        assert!(order.id.as_str().starts_with("OR-") && order.id.as_str().len() == 8, "{}", order.id);
    }

    #[test]
    fn buy_1_a_number_that_is_taken_is_not_given_again() {
        let first = placed(1, &[]).id;
        let second = placed(1, &[first.as_str()]).id;
        assert_ne!(first, second);
        assert_ne!(placed(1, &[first.as_str(), second.as_str()]).id, second);
        let full = place(CommandId(Uuid::from_u128(1)), Instant::PLANS_FROM, &[], |_| Ok(true));
        assert!(matches!(full, Err(ProviderError::Failed(_))), "{full:?}");
    }
}
