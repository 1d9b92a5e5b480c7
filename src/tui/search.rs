//! Questions are answered inline where that takes no time, else by a thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::sync::mpsc::{Receiver, Sender, channel};

use super::News;
use super::inbox::{Inbox, Outbox};
use crate::catalog::Catalog;
use crate::model::Facet;
use crate::names::Script;
use crate::query::Known;
use crate::ui::{Action, Question, answer};

/// From how many credits on a thread answers: below that an answer takes less than a frame.
const LARGE: usize = 20_000;

/// The thread that answers. It owns nothing; a new question makes it give the old one up.
pub struct Searcher {
    questions: Sender<Question>,
    /// The number of the latest question.
    latest: Arc<AtomicU64>,
}

impl Searcher {
    /// Starts the thread, where the catalog is large enough to need one and the system gives one.
    /// Its answers go to the inbox.
    pub fn start(catalog: &Arc<Catalog>, inbox: &Inbox<News>) -> Option<Searcher> {
        if catalog.len() < LARGE {
            return None;
        }
        // What the first search and another script would make is made while nobody waits for it.
        let named = Arc::clone(catalog);
        inbox.start(move |_| prepare(&named)).ok()?;
        let (questions, asked) = channel();
        let latest = Arc::new(AtomicU64::new(0));
        let (catalog, newest) = (Arc::clone(catalog), Arc::clone(&latest));
        inbox.start(move |outbox| answer_all(&catalog, &asked, &newest, outbox)).ok()?;
        Some(Searcher { questions, latest })
    }

    /// Asks; the answer comes by the inbox.
    pub fn ask(&self, question: Question) {
        self.latest.store(question.generation, SeqCst);
        // The thread is there as long as this is: it ends only with a panic, which ends the program.
        let _ = self.questions.send(question);
    }
}

impl Drop for Searcher {
    /// Nobody waits for its answers any more: it gives up, and with it the catalog that it holds.
    fn drop(&mut self) {
        self.latest.store(u64::MAX, SeqCst);
    }
}

fn prepare(catalog: &Catalog) {
    let _ = catalog.names();
    for script in Script::ALL {
        let _ = catalog.facet_values_in(Facet::Actor, script);
    }
}

/// Answers where no thread is needed.
pub fn at_once(catalog: &Catalog, question: &Question) -> Vec<Action> {
    let mut answers = Vec::new();
    let mut publish = |action| answers.push(action);
    answer(catalog, question, &Known::default(), &|| false, &mut publish);
    answers
}

fn answer_all(
    catalog: &Catalog,
    asked: &Receiver<Question>,
    latest: &AtomicU64,
    outbox: &Outbox<News>,
) {
    let known = Known::default();
    while let Ok(question) = asked.recv() {
        let is_old = || latest.load(SeqCst) != question.generation;
        if !is_old() {
            answer(catalog, &question, &known, &is_old, &mut |action| {
                outbox.send(News::Answer(action));
            });
        }
    }
}
