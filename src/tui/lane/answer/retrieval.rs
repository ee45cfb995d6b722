//! How questions of the keys of many purchases are answered. Keys and links stay in what was collected; none is in a reply.

use crate::ports::Stop;
use crate::service::{Missing, Retrieval, begin_retrieval, plan_retrieval, retrieve_one, write_retrieved};
use crate::tui::effect::RetrievalAsk;
use crate::tui::failure::{Failure, missing_sentence};
use crate::tui::lane::answer::Answering;
use crate::tui::msg::RetrievalReply;

impl Answering {
    pub(super) fn retrieval(&self, ask: RetrievalAsk, stop: &Stop) -> RetrievalReply {
        let Self { services, actor, .. } = self;
        match ask {
            RetrievalAsk::Plan(whose) => {
                RetrievalReply::Planned(plan_retrieval(services, actor, &whose).map(Box::new).map_err(Failure::from))
            }
            RetrievalAsk::Begin(batch, confirmed) => {
                RetrievalReply::Begun(begin_retrieval(services, actor, &batch, confirmed).map_err(Failure::from))
            }
            RetrievalAsk::One(batch, id, collected) => {
                let of = Retrieval { batch: &batch, passphrase: None, collected: &collected };
                let got = retrieve_one(services, actor, of, &id, stop);
                RetrievalReply::Got(id, got.map_err(Failure::from))
            }
            RetrievalAsk::Write(batch, passphrase, collected) => {
                let note = |missing: &Missing| missing_sentence(missing, self.locale);
                let of = Retrieval { batch: &batch, passphrase: passphrase.as_ref(), collected: &collected };
                let written = write_retrieved(services, actor, of, &note, stop);
                RetrievalReply::Written(written.map(Box::new).map_err(Failure::from))
            }
        }
    }
}
