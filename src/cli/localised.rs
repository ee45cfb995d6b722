//! The command line's own help in the language of the reader. Which flags there are is decided in `arguments`; a test
//! finds every one of them here.

mod tours;

use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::cli::arguments::Arguments;
use crate::i18n::{Locale, MessageId, message};

/// The command line with all its texts.
pub(in crate::cli) fn localised(locale: Locale) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = Arguments::command().version(env!("CARGO_PKG_VERSION")).arg(help).arg(version);
    let mut command = in_words(command, None, locale);
    // What stands in a line of usage is known once every command knows those above it.
    command.build();
    with_usage(command, &locale.text(message!("cli-value-flags")))
}

/// A command and those under it with what clap calls `OPTIONS` in the reader's language.
fn with_usage(command: Command, flags: &str) -> Command {
    let usage = command.clone().render_usage().to_string();
    let (_, usage) = usage.split_once(": ").unwrap_or(("", &usage));
    let usage = usage.replace("[OPTIONS]", &format!("[{flags}]"));
    command.override_usage(usage).mut_subcommands(|under| with_usage(under, flags))
}

/// A command, by whether it stands under another one, and those under it with their texts.
fn in_words(command: Command, under: Option<&str>, locale: Locale) -> Command {
    let name = command.get_name().to_owned();
    let about = about(under, &name).map(|id| locale.text(id)).unwrap_or_default();
    let template = format!(
        "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        locale.text(message!("cli-heading-usage"))
    );
    command
        .about(about)
        .help_template(template)
        .subcommand_help_heading(locale.text(message!("cli-heading-commands")))
        .subcommand_value_name(locale.text(message!("cli-value-command")))
        .mut_args(|argument| described(argument, locale))
        .mut_subcommands(|command| in_words(command, Some(&name), locale))
}

fn described(argument: Arg, locale: Locale) -> Arg {
    let heading = match (argument.is_positional(), argument.is_global_set()) {
        (true, _) => message!("cli-heading-arguments"),
        (false, false) => message!("cli-heading-flags"),
        (false, true) => message!("cli-heading-common"),
    };
    let name = value_name(argument.get_id().as_str()).map(|id| locale.text(id));
    let text = help(argument.get_id().as_str()).map(|id| locale.text(id)).unwrap_or_default();
    let argument = argument.help(text).help_heading(locale.text(heading));
    match name {
        Some(name) => argument.value_name(name),
        None => argument,
    }
}

fn about(under: Option<&str>, command: &str) -> Option<MessageId> {
    match under {
        Some("cancel") => return about_cancelling(command),
        Some("support") => return about_support(command),
        Some("activity") => return about_log(command),
        Some("kms") => return about_kms(command),
        Some("operators") => return about_operators(command),
        Some("tour") => return tours::about(command),
        _ => {}
    }
    Some(match command {
        "nyckel" => message!("cli-about"),
        "customers" => message!("cli-about-customers"),
        "subscriptions" => message!("cli-about-subscriptions"),
        "software" => message!("cli-about-software"),
        "catalog" => message!("cli-about-catalog"),
        "order" => message!("cli-about-order"),
        "orders" => message!("cli-about-orders"),
        "key" => message!("cli-about-key"),
        "get" => message!("cli-about-key-get"),
        "retrieve" => message!("cli-about-key-retrieve"),
        "link" => message!("cli-about-link"),
        "download" => message!("cli-about-download"),
        "cancel" => message!("cli-about-cancel"),
        "billing" => message!("cli-about-billing"),
        "support" => message!("cli-about-support"),
        "deadlines" => message!("cli-about-deadlines"),
        "kms" => message!("cli-about-kms"),
        "activity" => message!("cli-about-activity"),
        "operators" => message!("cli-about-operators"),
        "market" => message!("cli-about-market"),
        "tour" => message!("cli-about-tour"),
        "verify" => message!("cli-about-verify"),
        "export" => message!("cli-about-export"),
        "import" => message!("cli-about-import"),
        "init" => message!("cli-about-init"),
        "doctor" => message!("cli-about-doctor"),
        "seed" => message!("cli-about-seed"),
        "backup" => message!("cli-about-backup"),
        "restore" => message!("cli-about-restore"),
        "recover" => message!("cli-about-recover"),
        "compact" => message!("cli-about-compact"),
        "completions" => message!("cli-about-completions"),
        "man" => message!("cli-about-man"),
        "help" => message!("cli-about-help"),
        _ => return None,
    })
}

/// What can be done with support requests.
fn about_support(command: &str) -> Option<MessageId> {
    Some(match command {
        "list" => message!("cli-about-support-list"),
        "show" => message!("cli-about-support-show"),
        "export" => message!("cli-about-support-export"),
        "file" => message!("cli-about-support-file"),
        _ => return None,
    })
}

/// What can be done with the activity log.
fn about_log(command: &str) -> Option<MessageId> {
    Some(match command {
        "verify" => message!("cli-about-activity-verify"),
        "checkpoint" => message!("cli-about-activity-checkpoint"),
        _ => return None,
    })
}

/// What can be done with plans from KMS to MAK.
fn about_kms(command: &str) -> Option<MessageId> {
    Some(match command {
        "list" => message!("cli-about-kms-list"),
        "add" => message!("cli-about-kms-add"),
        "import" => message!("cli-about-kms-import"),
        "move" => message!("cli-about-kms-move"),
        "remove" => message!("cli-about-kms-remove"),
        "export" => message!("cli-about-kms-export"),
        "deadlines" => message!("cli-about-kms-deadlines"),
        _ => return None,
    })
}

/// What can be done with operators.
fn about_operators(command: &str) -> Option<MessageId> {
    Some(match command {
        "add" => message!("cli-about-operators-add"),
        "change" => message!("cli-about-operators-change"),
        "passphrase" => message!("cli-about-operators-passphrase"),
        "remove" => message!("cli-about-operators-remove"),
        _ => return None,
    })
}

/// What can be done about cancelling.
fn about_cancelling(command: &str) -> Option<MessageId> {
    Some(match command {
        "subscription" => message!("cli-about-cancel-subscription"),
        "software" => message!("cli-about-cancel-software"),
        "receipt" => message!("cli-about-cancel-receipt"),
        _ => return None,
    })
}

fn help(argument: &str) -> Option<MessageId> {
    Some(match argument {
        "help" => message!("cli-flag-help"),
        "version" => message!("cli-flag-version"),
        "data_dir" => message!("cli-flag-data-dir"),
        "demo" => message!("cli-flag-demo"),
        "operator" => message!("cli-flag-operator"),
        "presenter" => message!("cli-flag-presenter"),
        "as_customer" => message!("cli-flag-as-customer"),
        "passphrase_file" => message!("cli-flag-passphrase-file"),
        "read_only" => message!("cli-flag-read-only"),
        "lang" => message!("cli-flag-lang"),
        "now" => message!("cli-flag-now"),
        "config" => message!("cli-flag-config"),
        "log" => message!("cli-flag-log"),
        "theme" => message!("cli-flag-theme"),
        "colour" => message!("cli-flag-colour"),
        "search" => message!("cli-flag-search"),
        "title_part" => message!("cli-flag-title-part"),
        "limit" => message!("cli-flag-limit"),
        "json" => message!("cli-flag-json"),
        "lines" => message!("cli-flag-lines"),
        "once" => message!("cli-flag-once"),
        "customer" => message!("cli-flag-customer"),
        "billed_customer" => message!("cli-flag-billed-customer"),
        "month" => message!("cli-flag-month"),
        "csv" => message!("cli-flag-csv"),
        "within" => message!("cli-flag-within"),
        "closing_exit_code" => message!("cli-flag-closing-exit-code"),
        "ics" => message!("cli-flag-ics"),
        "product" => message!("cli-flag-product"),
        "product_version" => message!("cli-flag-product-version"),
        "language" => message!("cli-flag-language"),
        "file_type" => message!("cli-flag-file-type"),
        "download_folder" => message!("cli-flag-download-folder"),
        "resume" => message!("cli-flag-resume"),
        "replace" => message!("cli-flag-replace"),
        "byte_rate" => message!("cli-flag-byte-rate"),
        "json_lines" => message!("cli-flag-json-lines"),
        "kind" => message!("cli-flag-kind"),
        "copy" => message!("cli-flag-copy"),
        "show" => message!("cli-flag-show"),
        "from" => message!("cli-flag-from"),
        "to" => message!("cli-flag-to"),
        "all" => message!("cli-flag-all"),
        "market" => message!("cli-flag-market"),
        "operator_name" => message!("cli-flag-operator-name"),
        "customers_to_make" => message!("cli-flag-customers-to-make"),
        "seed" => message!("cli-flag-seed"),
        "reset" => message!("cli-flag-reset"),
        "backup_file" => message!("cli-flag-backup-file"),
        "force" => message!("cli-flag-force"),
        "restored_file" => message!("cli-flag-restored-file"),
        "verified_file" => message!("cli-flag-verified-file"),
        "yes" => message!("cli-flag-yes"),
        "order_yes" => message!("cli-flag-order-yes"),
        "export_file" => message!("cli-flag-export-file"),
        "import_file" => message!("cli-flag-import-file"),
        "import_at_once" => message!("cli-flag-import-at-once"),
        "dry_run" | "cancel_dry_run" => message!("cli-flag-dry-run"),
        "subscription" => message!("cli-flag-subscription"),
        "cancel_yes" => message!("cli-flag-cancel-yes"),
        "receipt_form" => message!("cli-flag-receipt-form"),
        "receipt_file" => message!("cli-flag-receipt-file"),
        "skip_bad_lines" => message!("cli-flag-skip-bad-lines"),
        "export_form" => message!("cli-flag-export-form"),
        "shell" => message!("cli-flag-shell"),
        "man_directory" => message!("cli-flag-man-directory"),
        "helped_command" => message!("cli-flag-helped-command"),
        "reason" => message!("cli-flag-reason"),
        _ => return help_with_retrieval(argument).or_else(|| help_with_support(argument)),
    })
}

/// What the arguments about files of keys are for.
fn help_with_retrieval(argument: &str) -> Option<MessageId> {
    Some(match argument {
        "retrieved_customers" => message!("cli-flag-retrieved-customers"),
        "retrieved_order" => message!("cli-flag-retrieved-order"),
        "recipient" => message!("cli-flag-recipient"),
        "seal_passphrase_file" => message!("cli-flag-seal-passphrase-file"),
        "seal_passphrase" => message!("cli-flag-seal-passphrase"),
        "plain" => message!("cli-flag-plain"),
        "confirm_count" => message!("cli-flag-confirm-count"),
        "retrieved_file" => message!("cli-flag-retrieved-file"),
        "json_summary" => message!("cli-flag-json"),
        _ => return None,
    })
}

/// What the arguments about support requests are for.
fn help_with_support(argument: &str) -> Option<MessageId> {
    Some(match argument {
        "request" => message!("cli-flag-request"),
        "request_file" => message!("cli-flag-request-file"),
        "problem_kind" => message!("cli-flag-problem-kind"),
        "impact" => message!("cli-flag-impact"),
        "request_title" => message!("cli-flag-request-title"),
        "description" => message!("cli-flag-description"),
        "request_customer" => message!("cli-flag-request-customer"),
        "request_purchase" => message!("cli-flag-request-purchase"),
        "refund_reason" => message!("cli-flag-refund-reason"),
        "amount" => message!("cli-flag-amount"),
        "contact_name" => message!("cli-flag-contact-name"),
        "email" => message!("cli-flag-email"),
        "phone" => message!("cli-flag-phone"),
        "attach" => message!("cli-flag-attach"),
        _ => return help_with_log(argument),
    })
}

/// What the arguments about the activity log are for.
fn help_with_log(argument: &str) -> Option<MessageId> {
    Some(match argument {
        "log_user" => message!("cli-flag-log-user"),
        "log_customer" => message!("cli-flag-log-customer"),
        "log_product" => message!("cli-flag-log-product"),
        "log_kind" => message!("cli-flag-log-kind"),
        "log_outcome" => message!("cli-flag-log-outcome"),
        "activity_lines" => message!("cli-flag-activity-lines"),
        "activity_file" => message!("cli-flag-activity-file"),
        "checkpoints" => message!("cli-flag-checkpoints"),
        "checkpoint_file" => message!("cli-flag-checkpoint-file"),
        _ => return help_with_plans(argument),
    })
}

/// What the arguments about plans from KMS to MAK are for.
fn help_with_plans(argument: &str) -> Option<MessageId> {
    Some(match argument {
        "device_name" => message!("cli-flag-device-name"),
        "device_product" => message!("cli-flag-device-product"),
        "last_activation" => message!("cli-flag-last-activation"),
        "note" => message!("cli-flag-note"),
        "date_format" => message!("cli-flag-date-format"),
        "devices" => message!("cli-flag-devices"),
        "undo" => message!("cli-flag-undo"),
        "kms_file" => message!("cli-flag-kms-file"),
        "kms_within" => message!("cli-flag-kms-within"),
        "devices_file" => message!("cli-flag-devices-file"),
        "columns" => message!("cli-flag-columns"),
        "kms_dry_run" => message!("cli-flag-dry-run"),
        "rejected" => message!("cli-flag-rejected"),
        _ => return help_with_operators(argument),
    })
}

/// What the arguments about operators are for.
fn help_with_operators(argument: &str) -> Option<MessageId> {
    Some(match argument {
        "new_operator" => message!("cli-flag-new-operator"),
        "changed_operator" => message!("cli-flag-changed-operator"),
        "passphrase_of" => message!("cli-flag-passphrase-of"),
        "role" => message!("cli-flag-role"),
        "operator_language" => message!("cli-flag-operator-language"),
        "new_passphrase_file" => message!("cli-flag-new-passphrase-file"),
        "remove_yes" => message!("cli-flag-remove-yes"),
        _ => return tours::help(argument),
    })
}

/// What stands for the value, where that is a word of the reader's language.
fn value_name(argument: &str) -> Option<MessageId> {
    Some(match argument {
        "search" | "title_part" | "market" | "request_title" | "description" | "refund_reason" | "log_product"
        | "reason" => {
            message!("cli-value-text")
        }
        "device_product" | "note" => message!("cli-value-text"),
        "last_activation" => message!("cli-value-date"),
        "devices" => message!("cli-value-device"),
        "columns" => message!("cli-value-columns"),
        "kms_file" | "devices_file" | "rejected" => message!("cli-value-file"),
        "request" => message!("cli-value-request"),
        "problem_kind" | "log_kind" => message!("cli-value-kind"),
        "impact" => message!("cli-value-impact"),
        "request_customer" => message!("cli-value-guid-or-domain"),
        "request_purchase" => message!("cli-value-order-or-subscription"),
        "amount" => message!("cli-value-amount"),
        "email" => message!("cli-value-email"),
        "phone" => message!("cli-value-phone"),
        "lines" => message!("cli-value-lines"),
        "customer" | "billed_customer" | "log_customer" | "retrieved_customers" => message!("cli-value-customer"),
        "retrieved_order" => message!("cli-value-order-line"),
        "confirm_count" => message!("cli-value-count"),
        "month" => message!("cli-value-month"),
        "product" => message!("cli-value-product"),
        "subscription" => message!("cli-value-subscription"),
        "restored_file" => message!("cli-value-file-or-latest"),
        "shell" => message!("cli-value-shell"),
        "receipt_file"
        | "backup_file"
        | "export_file"
        | "import_file"
        | "import_at_once"
        | "verified_file"
        | "passphrase_file"
        | "seal_passphrase_file"
        | "new_passphrase_file"
        | "retrieved_file"
        | "config"
        | "request_file"
        | "attach"
        | "activity_file"
        | "checkpoints"
        | "checkpoint_file" => {
            message!("cli-value-file")
        }
        "data_dir" | "man_directory" | "download_folder" => message!("cli-value-directory"),
        "theme" | "operator_name" | "new_operator" | "contact_name" | "device_name" => message!("cli-value-name"),
        "product_version" => message!("cli-value-version"),
        "language" => message!("cli-value-tag"),
        "file_type" => message!("cli-value-type"),
        "byte_rate" => message!("cli-value-rate"),
        "helped_command" => message!("cli-value-command"),
        "operator" | "log_user" | "changed_operator" | "passphrase_of" => message!("cli-value-operator"),
        "as_customer" => message!("cli-value-viewed"),
        "role" => message!("cli-value-role"),
        "from" | "to" | "within" | "kms_within" => message!("cli-value-time"),
        _ => return tours::value_name(argument),
    })
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;
    use crate::i18n::Language;

    fn without_text(command: &Command, names: &mut Vec<String>) {
        let lacks = |text: Option<String>| text.unwrap_or_default().is_empty();
        if lacks(command.get_about().map(ToString::to_string)) {
            names.push(command.get_name().to_owned());
        }
        for argument in command.get_arguments() {
            if lacks(argument.get_help().map(ToString::to_string)) {
                names.push(format!("{} {}", command.get_name(), argument.get_id()));
            }
        }
        command.get_subcommands().for_each(|under| without_text(under, names));
    }

    #[test]
    fn every_command_and_flag_says_what_it_is_for() {
        for language in Language::ALL {
            let command = localised(Locale::new(language, Tz::UTC));
            command.clone().debug_assert();
            let mut names = Vec::new();
            without_text(&command, &mut names);
            assert!(names.is_empty(), "{language}: {names:?}");
        }
    }

    #[test]
    fn the_swedish_help_has_no_english_words_for_what_is_to_be_given() {
        let mut command = localised(Locale::new(Language::Swedish, Tz::UTC));
        let mut pages = vec![command.render_help().to_string()];
        let mut waiting: Vec<Command> = command.get_subcommands().cloned().collect();
        while let Some(mut under) = waiting.pop() {
            pages.push(under.render_help().to_string());
            waiting.extend(under.get_subcommands().cloned());
        }
        for english in ["OPTIONS", "<DIR", "<FILE>", "<NAME>", "<TYPE>", "<TAG>", "<TIME>", "<RATE>", "Usage"] {
            let found = pages.iter().find(|page| page.contains(english));
            assert!(found.is_none(), "{english} stands in\n{}", found.unwrap());
        }
        assert!(pages.iter().any(|page| page.contains("nyckel key get [FLAGGOR]")));
    }
}
