//! Everything known about the credit under the cursor.

use super::prose::{Paragraph, Tone};
use super::{Reader, State};
use crate::catalog::{Catalog, CreditId, CreditRef, SourceRef};
use crate::lang::Text;
use crate::query::Explanation;

/// The width of the labels on the left.
const LABEL: usize = 10;

/// The details of a credit: who, in what, which part, where else, with whom, and who says so.
fn details(
    catalog: &Catalog,
    id: CreditId,
    explanation: &Explanation,
    reader: Reader,
) -> Vec<Paragraph> {
    let credit = catalog.credit(id);
    let mut lines = vec![names(credit, reader), titles(credit, reader), part(credit, reader)];
    lines.extend(explanation.why.as_ref().map(|why| {
        Paragraph::labelled(reader.text(Text("Found", "찾은 이유", "一致")), LABEL)
            .with(Tone::Accent, why.as_str())
    }));
    lines.extend(credit.note().map(|note| {
        Paragraph::labelled(reader.text(Text("Note", "비고", "備考")), LABEL).plain(note)
    }));
    lines.extend(elsewhere(credit, reader));
    lines.extend(co_actors(credit, reader));
    lines.extend(kin(credit, reader));
    lines.extend(sources(credit, reader));
    let origin = credit.origin();
    if let Some(file) = catalog.files().get(usize::from(origin.file)) {
        let place = format!("{file}:{}", origin.line);
        lines.push(
            Paragraph::labelled(reader.text(Text("File", "파일", "ファイル")), LABEL).quiet(place),
        );
    }
    lines
}

impl State {
    /// The lines of the details, wrapped to their pane; none where there is no pane or no row.
    #[must_use]
    pub fn details_lines(&self, catalog: &Catalog) -> Vec<Paragraph> {
        let (Some(area), Some(id)) = (self.layout().details, self.current()) else {
            return Vec::new();
        };
        // The frame, and a column of air on both sides.
        let columns = usize::from(area.width).saturating_sub(4);
        let paragraphs = details(catalog, id, &self.explanation(catalog, id), self.reader);
        paragraphs.iter().flat_map(|line| line.wrapped(columns)).collect()
    }

    pub(super) fn scroll_details(&mut self, catalog: &Catalog, down: bool) {
        let rows = self.layout().details_rows();
        let last = self.details_lines(catalog).len().saturating_sub(rows);
        let step = if down { self.details_from + 1 } else { self.details_from.saturating_sub(1) };
        self.details_from = step.min(last);
    }
}

fn names(credit: CreditRef<'_>, reader: Reader) -> Paragraph {
    let actor = credit.actor();
    let mut all = reader.actor_in_all(actor);
    let line = Paragraph::labelled(reader.text(Text("Actor", "배우", "俳優")), LABEL)
        .strong(all.next().unwrap_or_default());
    let line = all.fold(line, Paragraph::dot);
    let line = line.dot(actor.group_name().unwrap_or_default());
    line.dot(actor.disambiguation().unwrap_or_default())
}

fn titles(credit: CreditRef<'_>, reader: Reader) -> Paragraph {
    let project = credit.project();
    let line = Paragraph::labelled(reader.text(Text("Project", "작품", "作品")), LABEL)
        .strong(project.title());
    let original = project.original().filter(|original| *original != project.title());
    let line = line.dot(original.unwrap_or_default()).dot(project.ko().unwrap_or_default());
    let line = line.dot(reader.kind(project.kind()));
    let line = line.dot(reader.platforms(project));
    let line = line.dot(countries(credit, reader));
    let released = project.released().map(|date| date.to_string()).unwrap_or_default();
    let line = line.dot(released);
    match project.status() {
        crate::model::Status::Released => line,
        status => line.quiet(" · ").with(Tone::Accent, reader.status(status)),
    }
}

fn countries(credit: CreditRef<'_>, reader: Reader) -> String {
    let project = credit.project();
    let names =
        project.countries().iter().map(|country| reader.country(credit.catalog(), *country));
    names.collect::<Vec<_>>().join(", ")
}

fn part(credit: CreditRef<'_>, reader: Reader) -> Paragraph {
    let line = Paragraph::labelled(reader.text(Text("Plays", "배역", "役")), LABEL);
    let line = match credit.character() {
        Some(character) => line.plain(character),
        None => line.quiet(reader.text(Text("not known", "알 수 없음", "不明"))),
    };
    let line = line.dot(credit.billing().map(|size| reader.billing(size)).unwrap_or_default());
    let own_year = credit
        .year()
        .filter(|year| credit.project().released().is_none_or(|released| released.year() != *year));
    line.dot(own_year.map(|year| year.to_string()).unwrap_or_default())
}

/// The actor's other credits, newest first.
fn elsewhere(credit: CreditRef<'_>, reader: Reader) -> Option<Paragraph> {
    let others = credit.actor().credits().filter(|other| other.id() != credit.id());
    let texts: Vec<String> = others
        .map(|other| {
            let country = other.project().countries().first().map(ToString::to_string);
            let place = [country, other.year().map(|year| year.to_string())];
            let place: Vec<String> = place.into_iter().flatten().collect();
            format!("{} ({})", other.project().title(), place.join(" "))
        })
        .collect();
    let line = Paragraph::labelled(reader.text(Text("Also in", "다른 출연", "他の出演")), LABEL)
        .plain(texts.join(", "));
    (!texts.is_empty()).then_some(line)
}

fn co_actors(credit: CreditRef<'_>, reader: Reader) -> Option<Paragraph> {
    let others = credit.project().credits().filter(|other| other.id() != credit.id());
    let mut others: Vec<_> = others.map(CreditRef::actor).collect();
    others.sort_by_key(|actor| actor.rank_in(reader.script));
    let names: Vec<&str> = others.into_iter().map(|actor| reader.actor(actor)).collect();
    (!names.is_empty()).then(|| {
        Paragraph::labelled(reader.text(Text("With", "함께 출연", "共演")), LABEL)
            .plain(names.join(", "))
    })
}

fn kin(credit: CreditRef<'_>, reader: Reader) -> Option<Paragraph> {
    let titles: Vec<&str> = credit.project().kin().map(crate::catalog::ProjectRef::title).collect();
    (!titles.is_empty()).then(|| {
        Paragraph::labelled(reader.text(Text("Series", "시리즈", "シリーズ")), LABEL)
            .plain(titles.join(", "))
    })
}

/// The sources, one a line; a warning where there is none.
pub(super) fn sources(credit: CreditRef<'_>, reader: Reader) -> Vec<Paragraph> {
    if credit.sources().len() == 0 {
        let line = Paragraph::labelled(reader.text(Text("Sources", "출처", "出典")), LABEL);
        return vec![line.with(
            Tone::Warning,
            reader.text(Text(
                "⚠ no source supports this credit",
                "⚠ 이 출연을 뒷받침하는 출처가 없습니다",
                "⚠ この出演を裏づける出典がありません",
            )),
        )];
    }
    let label = |at| if at == 0 { reader.text(Text("Sources", "출처", "出典")) } else { "" };
    let line = |(at, source)| source_line(Paragraph::labelled(label(at), LABEL), source, reader);
    credit.sources().enumerate().map(line).collect()
}

/// Publisher, date and address of a source.
pub(super) fn source_line(line: Paragraph, source: SourceRef<'_>, reader: Reader) -> Paragraph {
    let line = line.plain(source.publisher().unwrap_or(reader.text(Text(
        "page",
        "웹페이지",
        "ウェブページ",
    ))));
    let line = match source.date() {
        Some(date) => line.plain(format!(" {date}")),
        None => line,
    };
    line.quiet(format!("  {}", source.url()))
}
