//! How a question is answered: the service that does it, and what is made of its answer. No rule is decided here.

mod kms;
mod log;
mod retrieval;
mod support;

use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::product_key::KeyKind;
use crate::domain::{Actor, CancellationReceipt, DownloadLink, Instant, Operator, ProductKey, Refusal, SecretText};
use crate::i18n::customer_message::{self, MessageParts};
use crate::i18n::{Language, Locale};
use crate::ports::{BackupPlace, Clipboard, CopyRoute, Progress, Stop};
use crate::search::Answer;
use crate::service::back_up::{back_up, back_up_daily, list_backups};
use crate::service::change_settings::{ChangeSettings, change_settings};
use crate::service::copy_link::{CopyLink, copy_link};
use crate::service::keep_choice::{KeepChoice, keep_choice};
use crate::service::list_operators::list_operators;
use crate::service::list_orders::list_orders;
use crate::service::list_software::list_software;
use crate::service::open_customer::open_customer;
use crate::service::open_purchase::{LastChoice, OpenPurchase, open_purchase};
use crate::service::read_billing::{list_invoices, read_invoice};
use crate::service::reveal_key::{RevealKey, Seeing, reveal_key};
use crate::service::{
    DownloadEvent, Review, RunDownload, Seeker, ServiceError, Services, What, add_operator, begin_cancelling_many,
    cancel_download, cancel_one_of_many, cancel_purchase, change_passphrase, change_roles, change_subscription,
    closing_windows, describe_download, edit_cart, export_receipt, find_customers_for, list_downloads,
    list_subscriptions, look_through_windows, morning, next_due, note_tour, open_cancellation, open_catalog,
    open_hybrid_benefit, open_subscription, place_order, plan_download, read_tour_progress, remove_operator,
    review_cancellations, review_cart, run_download, unfinished_cancellations,
};
use crate::tui::backing_up::Occasion;
use crate::tui::effect::{
    Ask, BillingAsk, BuyingAsk, CancellingAsk, ClipboardAsk, CustomersAsk, DownloadsAsk, OperatorsAsk, PurchasesAsk,
    SecretsAsk, UpkeepAsk,
};
use crate::tui::failure::Failure;
use crate::tui::lane::known_standing::KnownStanding;
use crate::tui::msg::{
    BillingReply, BuyingReply, CancellingReply, ClipboardReply, CopiedSecret, CustomersReply, DownloadsReply,
    ListedSoftware, OperatorDeed, OperatorsReply, PurchasesReply, Reply, SecretsReply, UpkeepReply,
};
use crate::tui::step::{Copied, CopyWish, MessageLanguage};

/// What the lanes answer with: the services, and as whom.
#[derive(Debug)]
pub struct Answering {
    /// The services.
    pub services: Services,
    /// Who acts.
    pub actor: Actor,
    /// Where copies go.
    pub clipboard: Arc<dyn Clipboard>,
    /// The folder of the store's backups.
    pub backups: PathBuf,
    /// How the store was seen to stand last.
    pub standing: Arc<KnownStanding>,
    /// The zone of messages to customers.
    pub locale: Locale,
}

/// Who follows the work on a question, and can stop it.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "a closure has nothing to show")]
pub struct Watched<'a> {
    /// Told now and then how far long work has come.
    pub progress: &'a dyn Fn(Progress),
    /// Told what happens to a download.
    pub event: &'a dyn Fn(&DownloadEvent),
    /// Told what is known so far of what is looked for, where all of it takes a while.
    pub so_far: &'a dyn Fn(Answer),
    /// Raised when nobody wants the work any more.
    pub stop: &'a Stop,
}

/// A message to a customer.
struct Message {
    text: SecretText,
    language: Language,
    /// When the link in it stops working.
    expires: Option<Instant>,
}

impl Answering {
    /// Answers a question. It may block; only lanes call it.
    #[must_use]
    pub fn answer(&self, ask: Ask, watched: Watched<'_>) -> Reply {
        match ask {
            Ask::Customers(ask) => Reply::Customers(self.customers(ask, watched)),
            Ask::Purchases(ask) => Reply::Purchases(self.purchases(ask)),
            Ask::Buying(ask) => Reply::Buying(self.buying(&ask, watched.stop)),
            Ask::Cancelling(ask) => Reply::Cancelling(self.cancelling(ask, watched.stop)),
            Ask::Secrets(ask) => Reply::Secrets(self.secrets(ask, watched.stop)),
            Ask::Clipboard(ask) => Reply::Clipboard(self.clipboard(ask)),
            Ask::Operators(ask) => Reply::Operators(self.operators(ask)),
            Ask::Downloads(ask) => Reply::Downloads(self.downloads(ask, watched)),
            Ask::Billing(ask) => Reply::Billing(self.billing(&ask)),
            Ask::Support(ask) => Reply::Support(self.support(ask)),
            Ask::Kms(ask) => Reply::Kms(self.kms(ask, watched.stop)),
            Ask::Upkeep(ask) => Reply::Upkeep(self.upkeep(&ask, watched)),
            Ask::Log(ask) => Reply::Log(self.log(ask, watched.stop)),
        }
    }

    fn customers(&self, ask: CustomersAsk, watched: Watched<'_>) -> CustomersReply {
        let Self { services, actor, .. } = self;
        match ask {
            CustomersAsk::Find(question, _) => {
                let seeker = Seeker { so_far: watched.so_far, is_stale: &|| watched.stop.is_raised() };
                let found = find_customers_for(services, actor, &question, seeker).map_err(Failure::from);
                // Nobody hears of what was given up for a later question.
                CustomersReply::Found(found.and_then(|answer| answer.ok_or(Failure::Busy)))
            }
            CustomersAsk::Open(tenant) => {
                CustomersReply::Opened(open_customer(services, actor, tenant).map(Box::new).map_err(Failure::from))
            }
        }
    }

    fn purchases(&self, ask: PurchasesAsk) -> PurchasesReply {
        let Self { services, actor, .. } = self;
        match ask {
            PurchasesAsk::List(tenant) => {
                let listed = list_software(services, actor, tenant)
                    .map(|rows| ListedSoftware { rows, unfinished: unfinished_cancellations(services, actor, tenant) });
                PurchasesReply::Listed(listed.map_err(Failure::from))
            }
            PurchasesAsk::ListOrders(tenant) => {
                PurchasesReply::Orders(list_orders(services, actor, tenant).map_err(Failure::from))
            }
            PurchasesAsk::ListSubscriptions(tenant) => {
                PurchasesReply::Subscriptions(list_subscriptions(services, actor, tenant).map_err(Failure::from))
            }
            PurchasesAsk::ListClosing(within) => {
                PurchasesReply::Closing(closing_windows(services, actor, &within).map_err(Failure::from))
            }
            PurchasesAsk::LookThroughWindows(ask) => {
                PurchasesReply::Windows(look_through_windows(services, actor, &ask).map_err(Failure::from))
            }
            PurchasesAsk::ListWaiting => {
                PurchasesReply::Waiting(morning(services, actor, &self.locale).map(Box::new).map_err(Failure::from))
            }
            PurchasesAsk::OpenSubscription(id) => {
                let opened = open_subscription(services, actor, &id).map(Box::new);
                PurchasesReply::SubscriptionOpened(opened.map_err(Failure::from))
            }
            PurchasesAsk::ChangeSubscription(ask) => {
                let changed = change_subscription(services, actor, &ask).map(drop);
                PurchasesReply::SubscriptionChanged(changed.map_err(Failure::from))
            }
            PurchasesAsk::OpenHybridBenefit(tenant) => {
                let opened = open_hybrid_benefit(services, actor, tenant).map(Box::new);
                PurchasesReply::HybridBenefit(opened.map_err(Failure::from))
            }
            PurchasesAsk::Open(entitlement) => {
                let ask = OpenPurchase { entitlement, last_choice: LastChoice::Remembered };
                PurchasesReply::Opened(open_purchase(services, actor, &ask).map(Box::new).map_err(Failure::from))
            }
            PurchasesAsk::KeepChoice(product, picked) => {
                let ask = KeepChoice { product, picked };
                if let Err(error) = keep_choice(services, actor, &ask) {
                    tracing::warn!(%error, "a choice could not be kept for the next time");
                }
                PurchasesReply::Kept
            }
        }
    }

    fn buying(&self, ask: &BuyingAsk, stop: &Stop) -> BuyingReply {
        let Self { services, actor, .. } = self;
        let boxed = |review: Result<Option<Review>, ServiceError>| {
            review.map(|review| review.map(Box::new)).map_err(Failure::from)
        };
        match ask {
            BuyingAsk::OpenCatalog(tenant) => {
                BuyingReply::Catalog(open_catalog(services, actor, *tenant).map(Box::new).map_err(Failure::from))
            }
            BuyingAsk::ReviewCart(tenant) => BuyingReply::Reviewed(boxed(review_cart(services, actor, *tenant))),
            BuyingAsk::ChangeCart(tenant, change) => {
                let changed = edit_cart(services, actor, *tenant, change);
                BuyingReply::Changed(boxed(changed.and_then(|_| review_cart(services, actor, *tenant))))
            }
            BuyingAsk::PlaceOrder(order) => {
                BuyingReply::Placed(place_order(services, actor, order, stop).map_err(Failure::from))
            }
        }
    }

    fn cancelling(&self, ask: CancellingAsk, stop: &Stop) -> CancellingReply {
        let Self { services, actor, .. } = self;
        match ask {
            CancellingAsk::Open(id) => {
                let opened = open_cancellation(services, actor, &id).map(Box::new);
                CancellingReply::Opened(opened.map_err(Failure::from))
            }
            CancellingAsk::Review(tenant, purchases) => {
                let reviewed = review_cancellations(services, actor, tenant, &purchases).map(Box::new);
                CancellingReply::Reviewed(reviewed.map_err(Failure::from))
            }
            CancellingAsk::Begin(tenant, batch) => {
                CancellingReply::Begun(begin_cancelling_many(services, actor, tenant, &batch).map_err(Failure::from))
            }
            CancellingAsk::CancelOneOfMany(ask) => {
                let cancelled = cancel_one_of_many(services, actor, &ask, stop);
                CancellingReply::Cancelled(ask.entitlement, cancelled.map_err(Failure::from))
            }
            CancellingAsk::SaveReceipt(id, form) => {
                let compose = |receipt: &CancellationReceipt| form.document(self.locale, receipt);
                let saved = export_receipt(services, actor, &id, &self.backups, compose);
                CancellingReply::ReceiptSaved(saved.map_err(Failure::from))
            }
            CancellingAsk::Cancel(ask) => {
                let cancelled = cancel_purchase(services, actor, &ask, stop);
                CancellingReply::Cancelled(ask.entitlement, cancelled.map_err(Failure::from))
            }
        }
    }

    fn secrets(&self, ask: SecretsAsk, stop: &Stop) -> SecretsReply {
        match ask {
            SecretsAsk::Reveal(ask) => {
                let revealed = reveal_key(&self.services, &self.actor, &ask, stop);
                SecretsReply::Revealed(revealed.map(|revealed| revealed.key).map_err(Failure::from))
            }
            SecretsAsk::ShowLink(ask) => {
                let shown = copy_link(&self.services, &self.actor, &ask, stop);
                SecretsReply::Linked(shown.map(|copied| copied.link).map_err(Failure::from))
            }
            SecretsAsk::Copy(wish, route) => {
                let copied = self.copy(&wish, route, stop);
                SecretsReply::Copied(wish, copied)
            }
            SecretsAsk::Retrieval(ask) => SecretsReply::Retrieval(self.retrieval(ask, stop)),
        }
    }

    /// Has the access recorded, then copies. The text never leaves this function but to the clipboard.
    fn copy(&self, wish: &CopyWish, route: CopyRoute, stop: &Stop) -> Result<CopiedSecret, Failure> {
        let (text, language, expires) = match wish.what {
            Copied::Key => (SecretText::new(self.key(wish, stop)?.expose().to_owned()), None, None),
            Copied::Link => {
                let link = self.link(wish, stop)?;
                (SecretText::new(link.expose().to_owned()), None, Some(link.expires()))
            }
            Copied::Message(language) => {
                let Message { text, language, expires } = self.message(wish, language, stop)?;
                (text, Some(language), expires)
            }
        };
        Ok(CopiedSecret { place: self.clipboard.put(route, &text)?, language, expires })
    }

    fn key(&self, wish: &CopyWish, stop: &Stop) -> Result<ProductKey, ServiceError> {
        let ask = RevealKey {
            entitlement: wish.entitlement.clone(),
            version: wish.choice.version.clone(),
            seeing: Seeing::Copied,
            kind: KeyKind::Mak,
            reason: wish.reason.clone(),
        };
        reveal_key(&self.services, &self.actor, &ask, stop).map(|revealed| revealed.key)
    }

    fn link(&self, wish: &CopyWish, stop: &Stop) -> Result<DownloadLink, ServiceError> {
        let CopyWish { entitlement, choice, reason, .. } = wish.clone();
        let ask = CopyLink { entitlement, choice, reason };
        copy_link(&self.services, &self.actor, &ask, stop).map(|copied| copied.link)
    }

    /// The whole message to the customer: key, link and instructions, as far as the purchase has them; and its language.
    fn message(&self, wish: &CopyWish, language: MessageLanguage, stop: &Stop) -> Result<Message, ServiceError> {
        let ask = OpenPurchase { entitlement: wish.entitlement.clone(), last_choice: LastChoice::Ignored };
        let page = open_purchase(&self.services, &self.actor, &ask)?;
        let key = page.keys.is_ok().then(|| self.key(wish, stop)).transpose()?;
        let link = page.links.is_ok().then(|| self.link(wish, stop)).transpose()?;
        if key.is_none() && link.is_none() {
            return Err(match page.keys {
                Err(refusal) => ServiceError::Refused(refusal),
                Ok(()) => ServiceError::NotFound(What::Purchase(wish.entitlement.clone())),
            });
        }
        let theirs = Language::of_customer(&page.customer.language);
        let language = match (language, theirs) {
            (MessageLanguage::Customers, theirs) => theirs,
            (MessageLanguage::Other, Language::Swedish) => Language::English,
            (MessageLanguage::Other, Language::English) => Language::Swedish,
        };
        let parts = MessageParts {
            contact: &page.customer.contact.name,
            title: &page.row.entitlement.line.title,
            order: &page.row.entitlement.id.order,
            choice: &wish.choice,
            key: key.as_ref(),
            link: link.as_ref(),
            instructions: page.product.instructions().map(|instructions| instructions.link.as_str()),
        };
        let text = customer_message::compose(self.locale.in_language(language), &parts);
        Ok(Message { text, language, expires: link.as_ref().map(DownloadLink::expires) })
    }

    fn clipboard(&self, ask: ClipboardAsk) -> ClipboardReply {
        match ask {
            ClipboardAsk::Put(what, text, route) => {
                ClipboardReply::Put(what, self.clipboard.put_plain(route, text.expose()).map_err(Failure::from))
            }
            ClipboardAsk::Clear(place) => {
                let cleared = self.clipboard.clear(&place).map_err(Failure::from);
                ClipboardReply::Cleared(place, cleared)
            }
        }
    }

    fn operators(&self, ask: OperatorsAsk) -> OperatorsReply {
        let Self { services, actor, .. } = self;
        match ask {
            OperatorsAsk::ReadTours => {
                OperatorsReply::Tours(read_tour_progress(services, actor).map_err(Failure::from))
            }
            OperatorsAsk::NoteTour(note) => {
                OperatorsReply::Tours(note_tour(services, actor, &note).map_err(Failure::from))
            }
            OperatorsAsk::List => OperatorsReply::Listed(list_operators(services, actor).map_err(Failure::from)),
            OperatorsAsk::ChangeSettings(change) => {
                let Some(operator) = actor.operator() else {
                    return OperatorsReply::Changed(Err(ServiceError::from(Refusal::CustomerRole).into()));
                };
                let ask = ChangeSettings { operator, change };
                OperatorsReply::Changed(change_settings(services, actor, &ask).map(Box::new).map_err(Failure::from))
            }
            OperatorsAsk::Add(ask) => done(OperatorDeed::Added, add_operator(services, actor, &ask)),
            OperatorsAsk::ChangeRoles(ask) => done(OperatorDeed::RolesChanged, change_roles(services, actor, &ask)),
            OperatorsAsk::ChangePassphrase(ask) => {
                done(OperatorDeed::PassphraseChanged, change_passphrase(services, actor, &ask))
            }
            OperatorsAsk::Remove(id) => done(OperatorDeed::Removed, remove_operator(services, actor, id)),
        }
    }

    fn downloads(&self, ask: DownloadsAsk, Watched { event, stop, .. }: Watched<'_>) -> DownloadsReply {
        let Self { services, actor, .. } = self;
        match ask {
            DownloadsAsk::List => DownloadsReply::Listed(list_downloads(services, actor).map_err(Failure::from)),
            DownloadsAsk::Describe(ask) => {
                DownloadsReply::Described(describe_download(services, actor, &ask).map_err(Failure::from))
            }
            DownloadsAsk::Plan(ask) => {
                let planned = plan_download(services, actor, &ask).map(Box::new).map_err(Failure::from);
                DownloadsReply::Planned(ask, planned)
            }
            DownloadsAsk::Run(id) => {
                let run = RunDownload { id, limit: None };
                let ran = run_download(services, actor, run, &mut |told| event(told), stop);
                DownloadsReply::Ran(ran.map(Box::new).map_err(Failure::from))
            }
            DownloadsAsk::Cancel(id) => {
                DownloadsReply::Cancelled(cancel_download(services, actor, id).map_err(Failure::from))
            }
        }
    }

    fn billing(&self, ask: &BillingAsk) -> BillingReply {
        let Self { services, actor, .. } = self;
        match ask {
            BillingAsk::List(ask) => BillingReply::Listed(list_invoices(services, actor, ask).map_err(Failure::from)),
            BillingAsk::Read(ask) => BillingReply::Read(read_invoice(services, actor, ask).map_err(Failure::from)),
        }
    }

    fn upkeep(&self, ask: &UpkeepAsk, Watched { progress, stop, .. }: Watched<'_>) -> UpkeepReply {
        let Self { services, actor, backups, .. } = self;
        match ask {
            UpkeepAsk::ListBackups => {
                UpkeepReply::Listed(list_backups(services, actor, backups).map_err(Failure::from))
            }
            UpkeepAsk::NextDue => UpkeepReply::NextDue(next_due(services).map_err(Failure::from)),
            &UpkeepAsk::BackUp(occasion) => {
                let made = match occasion {
                    Occasion::Asked => {
                        back_up(services, actor, &BackupPlace::Folder(backups.clone()), progress, stop).map(Some)
                    }
                    Occasion::Daily => back_up_daily(services, backups.clone(), progress, stop),
                };
                if let Err(error) = &made {
                    tracing::warn!(%error, "no backup was made");
                }
                UpkeepReply::BackedUp(occasion, made.map_err(Failure::from))
            }
        }
    }
}

fn done(deed: OperatorDeed, result: Result<Operator, ServiceError>) -> OperatorsReply {
    OperatorsReply::Done(deed, result.map(Box::new).map_err(Failure::from))
}
