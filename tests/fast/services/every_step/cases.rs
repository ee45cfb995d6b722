//! The services whose ports go wrong, and what each of them promises.

use std::cell::Cell;
use std::io::Cursor;
use std::path::Path;

use nyckel::domain::choice::Picked;
use nyckel::domain::entitlement::EntitlementState;
use nyckel::domain::operator::SettingChange;
use nyckel::domain::operators::OperatorsRefusal;
use nyckel::domain::product_key::KeyKind;
use nyckel::domain::renewal::SubscriptionChange;
use nyckel::domain::{
    ActivityKind, CancellationReceipt, Charge, InvoiceMonth, OperatorId, Passphrase, Refusal, Renewal, RetrievalBatch,
    Role, Roles,
};
use nyckel::ports::store::ActivityFilter;
use nyckel::ports::{BackupPlace, Clock, LogName, Stop, Store, Vault};
use nyckel::search::Question;
use nyckel::service::exchange::LogForm;
use nyckel::service::export_activity::ExportError;
use nyckel::service::kms::{DeviceChange, RowStanding, export_kms_plan, list_kms_devices};
use nyckel::service::support::{
    SupportRow, SupportRowId, file_support_request, keep_support_form, list_support_requests, open_support_draft,
};
use nyckel::service::{
    BilledTo, ChangePassphrase, ChangeRoles, ChangeSettings, ChangeSubscription, Collected, CopyLink, ExportActivity,
    ImportError, KeepChoice, LastChoice, ListInvoices, LogReading, OpenPurchase, ReadActivity, ReadInvoice, Retrieval,
    RevealKey, Seeing, ServiceError, add_operator, apply_time, back_up, begin_retrieval, change_passphrase,
    change_roles, change_settings, change_subscription, copy_link, count_accesses, export_activity, export_receipt,
    export_records, find_customers, import_records, keep_choice, list_invoices, list_orders, list_software,
    list_subscriptions, named_in_log, note_checkpoint, open_customer, open_purchase, place_order, read_activity,
    read_invoice, record_restored, remove_operator, reveal_key, unlock, verify_activity, write_retrieved,
};
use nyckel::testing::TestVault;
use uuid::Uuid;

use super::super::cancellation_receipts::FOLDER;
use super::super::cancelling::{any_ask, cancel, in_the_window, in_the_window_of_software, is_whole};
use super::super::exchange::{WHOLE, export, keeper, records};
use super::super::kms::{TABLE, bring_in, change, devices, put};
use super::super::operators;
use super::super::ordering::an_order;
use super::super::retrieval::{a_batch, a_passphrase};
use super::super::support::{a_form, a_request, is_filed_whole_or_not};
use super::super::unlocking::locked_for;
use super::super::verbs::chosen;
use super::super::world::{RENEWING, SOFTWARE, World, admin, line, tenant, version};

/// What must be so, by what a service has answered.
pub(super) type Promise = Box<dyn Fn(&World) -> bool>;

/// A service in a world, and what is owed when it is done and when it is not.
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) world: fn() -> World,
    pub(super) run: fn(&World) -> Result<Promise, ServiceError>,
    /// Whether the world is as it should be after a failure, besides what is checked everywhere.
    pub(super) is_left_well: fn(&World) -> bool,
    /// Whether what it promises is kept anywhere; a service that only looks promises nothing of the kind.
    pub(super) keeps_something: bool,
}

const OWNER: OperatorId = OperatorId(Uuid::from_u128(0xA11A));

const fn keeping(name: &'static str, run: fn(&World) -> Result<Promise, ServiceError>) -> Case {
    Case { name, world: World::new, run, is_left_well: |_| true, keeps_something: true }
}

const fn looking(name: &'static str, run: fn(&World) -> Result<Promise, ServiceError>) -> Case {
    Case { keeps_something: false, ..keeping(name, run) }
}

/// The usual world with devices to be moved.
fn with_devices() -> World {
    let world = World::new();
    bring_in(&world, &admin(), TABLE, false).expect("a table of devices");
    world
}

/// The promise that an answer was the right one, which it keeps by itself.
fn answered(is_right: bool) -> Promise {
    Box::new(move |_| is_right)
}

/// The services over the usual world.
pub(super) const CASES: &[Case] = &[
    keeping("reveal_key", |world| reveal(world, Seeing::Viewed)),
    Case { world: with_a_kept_key, ..keeping("reveal_key, kept", |world| reveal(world, Seeing::Copied)) },
    keeping("copy_link", |world| {
        let ask = CopyLink { entitlement: line(SOFTWARE), choice: chosen(world).1, reason: None };
        let copied = copy_link(&world.services, &admin(), &ask, &Stop::default())?;
        Ok(Box::new(move |world| world.has_record(copied.record_number, ActivityKind::LinkCopied)))
    }),
    keeping("put_kms_device", |world| {
        put(world, &admin(), 1, "SRV-9", 10)?;
        Ok(Box::new(|world| devices(world).iter().any(|device| device.details.name == "SRV-9")))
    }),
    keeping("import_kms_devices", |world| {
        let import = bring_in(world, &admin(), TABLE, false)?;
        let is_told = import.rows.iter().any(|row| matches!(row.standing, RowStanding::Superseded { .. }));
        let names = |world: &World| devices(world).into_iter().map(|device| device.details.name).collect::<Vec<_>>();
        Ok(Box::new(move |world| {
            is_told && ["srv-1", "SRV-3"].iter().all(|name| names(world).iter().any(|n| n == name))
        }))
    }),
    Case {
        world: with_devices,
        ..keeping("change_kms_devices", |world| {
            change(world, &admin(), DeviceChange::Moved)?;
            Ok(Box::new(|world| devices(world).iter().all(|device| device.moved.is_some())))
        })
    },
    Case {
        world: with_devices,
        ..keeping("export_kms_plan", |world| {
            let plan = export_kms_plan(&world.services, &admin(), tenant(1), &chrono::Utc)?;
            Ok(Box::new(move |world| plan.customer == "Contoso AB" && world.has_done(ActivityKind::Exported)))
        })
    },
    Case {
        world: with_devices,
        ..looking("list_kms_devices", |world| {
            let plan = list_kms_devices(&world.services, &admin(), tenant(1), &chrono::Utc)?;
            Ok(answered(plan.rows.len() == devices(world).len()))
        })
    },
    keeping("begin_retrieval", |world| {
        begin_retrieval(&world.services, &admin(), &a_batch(), None)?;
        Ok(Box::new(|world| {
            let kept = world.whole.drafts.read(OWNER).unwrap().retrieval;
            kept.is_some_and(|kept| RetrievalBatch { got: Vec::new(), ..kept } == a_batch())
        }))
    }),
    keeping("write_retrieved", |world| {
        let (batch, passphrase, collected) = (a_batch(), a_passphrase(), Collected::default());
        let of = Retrieval { batch: &batch, passphrase: Some(&passphrase), collected: &collected };
        let delivered = write_retrieved(&world.services, &admin(), of, &|_| String::new(), &Stop::default())?;
        Ok(Box::new(move |world| {
            let is_there = world.own_files.get(&delivered.path).is_some();
            // What the provider does not issue is a row without it.
            let is_recorded = |count, kind| count == 0 || world.has_done(kind);
            is_there
                && is_recorded(delivered.keys, ActivityKind::KeyCopied)
                && is_recorded(delivered.links, ActivityKind::LinkCopied)
                && world.has_done(ActivityKind::KeysRetrieved)
        }))
    }),
    keeping("change_settings", |world| {
        let ask = ChangeSettings { operator: OWNER, change: SettingChange::Theme("light".to_owned()) };
        let operator = change_settings(&world.services, &admin(), &ask)?;
        Ok(Box::new(move |world| {
            let kept = world.store.operators().unwrap().swap_remove(0).value;
            kept == operator
                && kept.settings.theme.as_deref() == Some("light")
                && world.has_done(ActivityKind::SettingsChanged)
        }))
    }),
    keeping("keep_choice", |world| {
        let (product, choice) = chosen(world);
        let picked = Picked { version: Some(choice.version), ..Picked::default() };
        let ask = KeepChoice { product: product.clone(), picked: picked.clone() };
        keep_choice(&world.services, &admin(), &ask)?;
        Ok(Box::new(move |world| world.whole.drafts.read(OWNER).unwrap().choices.get(&product) == Some(&picked)))
    }),
    keeping("read_activity", |world| {
        let ask = ReadActivity { limit: 10, ..ReadActivity::default() };
        let page = read_activity(&world.services, &keeper(), &ask)?;
        let opening = page.items.first().map(|recorded| recorded.number).unwrap_or_default();
        Ok(Box::new(move |world| world.has_record(opening, ActivityKind::LogOpened)))
    }),
    looking("named_in_log", |world| {
        named_in_log(&world.services, &keeper(), LogName::Operator, LogReading::GoingOn)?;
        Ok(Box::new(|_| true))
    }),
    looking("count_accesses", |world| {
        count_accesses(&world.services, &keeper(), &[world.clock.now()])?;
        Ok(Box::new(|_| true))
    }),
    looking("verify_activity", |world| {
        let proof = verify_activity(&world.services, &keeper(), &[], &Stop::default(), &mut |_| {})?;
        Ok(answered(proof.broken.is_none()))
    }),
    keeping("note_checkpoint", |world| {
        let noted = note_checkpoint(&world.services, &keeper())?;
        Ok(Box::new(move |world| world.has_record(noted.number, ActivityKind::Exported)))
    }),
    keeping("export_activity", |world| {
        let mut output = Vec::new();
        let ask = ExportActivity { form: LogForm::Lines, filter: ActivityFilter::default(), limit: None };
        let count = export_activity(&world.services, &keeper(), &ask, &Stop::default(), &mut output);
        let count = count.map_err(|error| match error {
            ExportError::Service(error) => error,
            ExportError::Output(error) => panic!("{error}"),
        })?;
        let lines = String::from_utf8(output).unwrap().lines().count();
        let is_whole = u64::try_from(lines) == Ok(count) && 2 <= lines;
        Ok(Box::new(move |world| {
            is_whole && world.has_done(ActivityKind::Exported) && world.has_done(ActivityKind::LogOpened)
        }))
    }),
    keeping("export_records", |world| {
        let lines = Cell::new(0);
        let exported = export_records(&world.services, &keeper(), &Stop::default(), |_| {
            lines.set(lines.get() + 1);
            if world.has_done(ActivityKind::Exported) { Ok(()) } else { Err(ServiceError::NotRecorded) }
        })?;
        let is_whole = exported.lines == lines.get() && !exported.is_cut_short;
        Ok(Box::new(move |world| is_whole && world.has_done(ActivityKind::Exported)))
    }),
    keeping("back_up", |world| {
        let place = BackupPlace::Folder("exports".into());
        back_up(&world.services, &keeper(), &place, &|_| {}, &Stop::default())?;
        Ok(Box::new(|world| !world.upkeep.places().is_empty() && world.has_done(ActivityKind::BackedUp)))
    }),
    keeping("record_restored", |world| {
        record_restored(&world.services, &keeper(), ActivityKind::Restored)?;
        Ok(Box::new(|world| world.has_done(ActivityKind::Restored)))
    }),
    Case {
        world: with_time,
        ..keeping("change_subscription", |world| {
            let change = SubscriptionChange { renewal: Some(Renewal::Expires), name: Some("Kassan".to_owned()) };
            let ask = ChangeSubscription { entitlement: line(RENEWING), change };
            let changed = change_subscription(&world.services, &admin(), &ask)?;
            Ok(Box::new(move |world| {
                world.subscription() == changed
                    && !changed.renewal.is_on()
                    && changed.friendly_name == "Kassan"
                    && world.has_done(ActivityKind::AutoRenewChanged)
                    && world.has_done(ActivityKind::Renamed)
            }))
        })
    },
    Case {
        world: with_time,
        ..looking("apply_time", |world| {
            apply_time(&world.services, &Stop::default())?;
            Ok(Box::new(|world| {
                let due = world.store.due(admin().scope(), 1).unwrap();
                due.first().is_none_or(|(at, _)| world.clock.now() < *at)
            }))
        })
    },
    Case {
        is_left_well: is_ordered_once_or_not,
        ..keeping("place_order", |world| {
            let order = an_order(world);
            let number = place_order(&world.services, &admin(), &order, &Stop::default())?;
            Ok(Box::new(move |world| {
                let orders = world.store.orders(admin().scope(), tenant(1), None, 10).unwrap().items;
                orders.iter().filter(|order| order.id == number).count() == 1 && is_ordered_once_or_not(world)
            }))
        })
    },
    Case {
        is_left_well: is_filed_whole_or_not,
        ..keeping("file_support_request", |world| {
            let number = file_support_request(&world.services, &admin(), &a_request(world))?;
            Ok(Box::new(move |world| {
                let filed = world.store.support_requests(admin().scope(), None, 10).unwrap().items;
                filed.iter().filter(|request| request.number == number).count() == 1
                    && filed.len() == 1
                    && is_filed_whole_or_not(world)
                    && world.has_done(ActivityKind::SupportRequestFiled)
            }))
        })
    },
    // That the drafts forgot what was given them, it notices by itself.
    looking("keep_support_form", |world| {
        let (draft, form) = (a_request(world).draft, a_form());
        keep_support_form(&world.services, &admin(), draft, &form)?;
        Ok(Box::new(move |world| open_support_draft(&world.whole, &admin(), draft).is_ok_and(|kept| kept.form == form)))
    }),
    looking("list_support_requests", |world| {
        let is_filed = |row: &SupportRow| matches!(row.id, SupportRowId::Filed(_));
        Ok(answered(list_support_requests(&world.services, &admin())?.iter().filter(|row| is_filed(row)).count() <= 1))
    }),
    looking("list_subscriptions", |world| {
        Ok(answered(!list_subscriptions(&world.services, &admin(), tenant(1))?.rows.is_empty()))
    }),
    looking("list_invoices", |world| {
        let ask = ListInvoices { to: BilledTo::Everyone, before: None, limit: 10 };
        Ok(answered(!list_invoices(&world.services, &admin(), &ask)?.rows.is_empty()))
    }),
    looking("read_invoice", |world| {
        let month = InvoiceMonth::of(world.clock.now()).previous();
        let ask = ReadInvoice { to: BilledTo::Customer(tenant(1)), month, currency: None, after: None, limit: 10 };
        Ok(answered(read_invoice(&world.services, &admin(), &ask)?.next.is_none()))
    }),
    looking("list_orders", |world| Ok(answered(!list_orders(&world.services, &admin(), tenant(1))?.is_empty()))),
    looking("find_customers", |world| {
        Ok(answered(!find_customers(&world.services, &admin(), &Question::first("contoso", 10))?.hits.is_empty()))
    }),
    looking("open_customer", |world| {
        Ok(answered(open_customer(&world.services, &admin(), tenant(1))?.customer.id == tenant(1)))
    }),
    looking("list_software", |world| Ok(answered(6 <= list_software(&world.services, &admin(), tenant(1))?.len()))),
    looking("open_purchase", |world| {
        let ask = OpenPurchase { entitlement: line(SOFTWARE), last_choice: LastChoice::Remembered };
        Ok(answered(open_purchase(&world.services, &admin(), &ask)?.keys.is_ok()))
    }),
];

fn reveal(world: &World, seeing: Seeing) -> Result<Promise, ServiceError> {
    let version = version(world);
    let ask = RevealKey { entitlement: line(SOFTWARE), version, seeing, kind: KeyKind::Mak, reason: None };
    let revealed = reveal_key(&world.services, &admin(), &ask, &Stop::default())?;
    let kind = match seeing {
        Seeing::Viewed => ActivityKind::KeyViewed,
        Seeing::Copied => ActivityKind::KeyCopied,
    };
    Ok(Box::new(move |world| world.has_record(revealed.record_number, kind) && world.has_key(SOFTWARE)))
}

/// One order more than there was or none, never two, and never a charge without its purchase.
fn is_ordered_once_or_not(world: &World) -> bool {
    let scope = admin().scope();
    let orders = world.store.orders(scope, tenant(1), None, 10).unwrap().items;
    let has_bought = |charge: &Charge| world.store.entitlement(scope, &charge.id.entitlement).unwrap().is_some();
    let new = orders.iter().filter(|order| order.id.as_str() != "OR-00001").count();
    let charges = world.charges();
    let of_the_new = |charge: &&Charge| charge.id.entitlement.order.as_str() != "OR-00001";
    charges.iter().all(has_bought) && new <= 1 && charges.iter().filter(of_the_new).count() == 3 * new
}

/// A world whose purchases have something due since they were bought.
fn with_time() -> World {
    let world = World::new();
    world.begin_time();
    world
}

fn with_a_kept_key() -> World {
    let world = World::new();
    assert!(reveal(&world, Seeing::Viewed).is_ok());
    world
}

/// Unlocking; after a failure the vault is closed, wherever it was.
pub(super) const UNLOCK: Case = Case {
    name: "unlock",
    world: || locked_for(OWNER),
    run: |world| {
        let operator = unlock(&world.services, &Passphrase::new(TestVault::PASSPHRASE.to_owned()), None)?;
        Ok(Box::new(move |world| operator.id == OWNER && world.vault.is_unlocked()))
    },
    is_left_well: |world| !world.vault.is_unlocked(),
    keeps_something: true,
};

/// Whether Cia is there, and opens with that passphrase.
fn is_cia_let_in(world: &World, with: &str) -> bool {
    let slots = world.store.key_slots().unwrap();
    let is_open = world.vault.is_unlocked();
    let let_in = world.vault.unlock(&slots, &operators::passphrase(with)).is_ok_and(|id| id == operators::CIA);
    if is_open {
        world.vault.unlock(&slots, &operators::passphrase("Anna Berg")).unwrap();
    } else {
        world.vault.lock();
    }
    let_in
}

/// Who acts is let in again where the last try has locked the vault.
fn let_in(world: &World) {
    if !world.vault.is_unlocked() {
        let slots = world.store.key_slots().unwrap();
        world.vault.unlock(&slots, &operators::passphrase("Anna Berg")).unwrap();
    }
}

const fn staffed(name: &'static str, run: fn(&World) -> Result<Promise, ServiceError>) -> Case {
    Case { name, world: operators::staffed, run, is_left_well: |_| true, keeps_something: true }
}

/// What is done to operators. What was done though its answer was lost is found done.
pub(super) const OPERATORS: [Case; 4] = [
    staffed("add_operator", |world| match add_operator(&world.services, &operators::anna(), &operators::dan()) {
        Ok(_) | Err(ServiceError::Refused(Refusal::Operators(OperatorsRefusal::NameTaken { .. }))) => {
            Ok(Box::new(|world| {
                let known = world.store.operators().unwrap().pop().unwrap().value;
                let slots = world.store.key_slots().unwrap();
                known.name == "Dan Öst" && slots.iter().any(|slot| slot.operator == known.id)
            }))
        }
        Err(error) => Err(error),
    }),
    staffed("change_roles", |world| {
        let roles = Roles::new(&[Role::BillingAdmin]);
        let ask = ChangeRoles { operator: operators::CIA, roles };
        let changed = change_roles(&world.services, &operators::anna(), &ask)?;
        Ok(Box::new(move |world| world.store.operators().unwrap().into_iter().any(|known| known.value == changed)))
    }),
    staffed("change_passphrase", |world| {
        let_in(world);
        let new = operators::passphrase("Cia, ny");
        let ask = ChangePassphrase { operator: operators::CIA, present: None, new };
        change_passphrase(&world.services, &operators::anna(), &ask)?;
        Ok(Box::new(|world| is_cia_let_in(world, "Cia, ny")))
    }),
    staffed("remove_operator", |world| {
        let_in(world);
        match remove_operator(&world.services, &operators::anna(), operators::CIA) {
            Ok(_) | Err(ServiceError::NotFound(_)) => Ok(Box::new(|world| {
                let is_gone = world.store.operators().unwrap().iter().all(|known| known.value.id != operators::CIA);
                is_gone && !is_cia_let_in(world, "Cia Ek")
            })),
            Err(error) => Err(error),
        }
    }),
];

/// Bringing in everything that the usual world has.
pub(super) const IMPORT: Case = Case {
    name: "import_records",
    world: World::empty,
    run: |world| {
        let text = export(&World::new().whole);
        let imported = import_records(&world.services, &keeper(), &mut Cursor::new(&text), WHOLE, &Stop::default());
        match imported {
            Ok(imported) => {
                Ok(Box::new(move |world| imported.is_written && records(&export(&world.whole)) == records(&text)))
            }
            Err(ImportError::Service(error)) => Err(error),
            Err(ImportError::Read(error)) => panic!("{error}"),
        }
    },
    is_left_well: |_| true,
    keeps_something: true,
};

/// Exporting a receipt: no file without the record that it was given out.
pub(super) const EXPORT_RECEIPT: Case = Case {
    world: || {
        let world = in_the_window_of_software();
        assert!(cancel(&world.whole, &any_ask(&world, SOFTWARE)).is_ok());
        world
    },
    is_left_well: |world| world.own_files.is_empty() || world.has_done(ActivityKind::Exported),
    ..keeping("export_receipt", |world| {
        let compose = |receipt: &CancellationReceipt| (receipt.file_name("txt"), vec![1]);
        let path = export_receipt(&world.services, &admin(), &line(SOFTWARE), Path::new(FOLDER), compose)?;
        Ok(Box::new(move |world| world.own_files.get(&path).is_some() && world.has_done(ActivityKind::Exported)))
    })
};

/// Cancelling a subscription in the first hours of a term: all of AFTER is so then, or nothing of it.
pub(super) const CANCEL_SUBSCRIPTION: Case = Case {
    world: in_the_window,
    is_left_well: is_whole,
    ..keeping("cancel_purchase, a subscription", |world| cancelled(world, RENEWING))
};

/// Cancelling what was bought for ever, of which a key is kept.
pub(super) const CANCEL_SOFTWARE: Case = Case {
    world: || {
        let world = in_the_window_of_software();
        assert!(reveal(&world, Seeing::Viewed).is_ok());
        world
    },
    is_left_well: is_whole,
    ..keeping("cancel_purchase, bought for ever", |world| cancelled(world, SOFTWARE))
};

fn cancelled(world: &World, number: u32) -> Result<Promise, ServiceError> {
    let ask = any_ask(world, number);
    let done = cancel(&world.services, &ask)?;
    Ok(Box::new(move |world| {
        let state = world.entitlement(&line(number)).state;
        state == EntitlementState::Cancelled { at: done.at }
            && is_whole(world)
            && world.has_done(ActivityKind::PurchaseCancelled)
    }))
}
