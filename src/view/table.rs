//! The table of appearances: columns that keep their place whatever the script.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::{Canvas, Titles, rect};
use crate::catalog::{ActorRef, Catalog, CreditId, CreditRef};
use crate::lang::{Text, say};
use crate::model::{Country, Status};
use crate::names::Script;
use crate::query::{Explanation, Part, SortKey};
use crate::text::{Piece, cut, grouped, pieces, width};
use crate::ui::{
    Area, Column, Command, Context, GAP, GUTTER, Layout, Mode, Pane, Reader, State, columns,
    name_cells, rescue_line, sorted_by,
};

/// Draws the table in its frame, its head and the visible rows.
pub fn draw(canvas: &mut Canvas<'_>, catalog: &Catalog, state: &State, layout: &Layout) {
    let Some(area) = layout.table else { return };
    let focused = state.focus == Pane::Table;
    let inner = if layout.is_bare() {
        rect(area)
    } else {
        let lit = focused && state.mode != Mode::Search;
        let title = state.reader.text(Text("Appearances", "출연", "出演"));
        let wordings = standing(state);
        let wordings: Vec<&str> = wordings.iter().map(String::as_str).collect();
        let right = Titles::fitting(title, &wordings, area.width);
        canvas.frame(area, lit, &Titles { left: title, right })
    };
    let with_head = layout.header.is_some();
    // A column of air before the frame.
    let width = inner.width.saturating_sub(u16::from(!layout.is_bare()));
    let by = (state.query.order().key, state.reader.script);
    let columns = columns(width, by, &state.columns);
    if with_head {
        head(canvas, state, &columns, inner);
    }
    let list = Rect {
        y: inner.y + u16::from(with_head),
        height: inner.height.saturating_sub(u16::from(with_head)),
        ..inner
    };
    if state.results.rows.is_empty() {
        nothing(canvas, (catalog, state), list);
    }
    let rows = state.results.rows.iter().enumerate().skip(state.top);
    for ((at, &id), y) in rows.take(usize::from(list.height)).zip(list.y..) {
        let row = Row {
            credit: catalog.credit(id),
            explanation: state.explanation(catalog, id),
            marked: state.marks.contains(id),
            current: at == state.cursor,
            from: state.cells_from,
            reader: state.reader,
        };
        row.draw(canvas, &columns, Rect { y, height: 1, ..list });
        if row.current {
            let style = if focused { canvas.theme.cursor } else { canvas.theme.cursor_away };
            canvas.lay_over(Rect { y, height: 1, ..list }, style);
        }
    }
}

/// Draws rows that have no cursor, as the table does: those of a bar or the like.
pub fn list(
    canvas: &mut Canvas<'_>,
    catalog: &Catalog,
    state: &State,
    (rows, area): (&[CreditId], Rect),
) {
    let by = (SortKey::Year, state.reader.script);
    let columns = columns(area.width.saturating_sub(1), by, &state.columns);
    for (&id, y) in rows.iter().take(usize::from(area.height)).zip(area.y..) {
        let row = Row {
            credit: catalog.credit(id),
            explanation: state.explanation(catalog, id),
            marked: state.marks.contains(id),
            current: false,
            from: 0,
            reader: state.reader,
        };
        row.draw(canvas, &columns, Rect { y, height: 1, ..area });
    }
}

/// `by year ▾ · 3 marked (1 not listed) · 17/312`, and shorter wordings without what matters less:
/// how many are listed stands in the header, by what they are sorted is lit in the head.
fn standing(state: &State) -> Vec<String> {
    let sort = state.query.order();
    // Relevance is best first, and so are numbers turned round: the arrow shows the direction.
    let arrow = if sort.descending { "▾" } else { "▴" };
    let lang = state.reader.lang;
    let by = sorted_by(sort.key, lang);
    let by = say!(lang, "by {by}", "{by}순", "{by}順");
    let by = match sort.key {
        SortKey::Relevance if !sort.descending => by,
        _ => format!("{by} {arrow}"),
    };
    let (marks, hidden) = (state.marks.len(), state.marks_not_listed());
    let marked = grouped(marks);
    let briefly = say!(lang, "{marked} marked", "{marked}건 표시", "印{marked}件");
    let (briefly, in_full) = match (marks, hidden) {
        (0, _) => (String::new(), String::new()),
        (_, 0) => (briefly.clone(), briefly),
        _ => {
            let hidden = grouped(hidden);
            let in_full = say!(
                lang,
                "{marked} marked ({hidden} not listed)",
                "{marked}건 표시(목록 밖 {hidden}건)",
                "印{marked}件(一覧外{hidden}件)"
            );
            (briefly, in_full)
        }
    };
    let place = match state.results.rows.len() {
        0 => String::new(),
        _ => format!("{}/{}", grouped(state.cursor + 1), grouped(state.results.count)),
    };
    let wording = |parts: &[&String]| {
        let parts = parts.iter().filter(|part| !part.is_empty());
        parts.map(|part| part.as_str()).collect::<Vec<_>>().join(" · ")
    };
    let all = [
        wording(&[&by, &in_full, &place]),
        wording(&[&by, &in_full]),
        in_full,
        wording(&[&briefly, &place]),
        briefly,
        place,
    ];
    all.into_iter().filter(|wording| !wording.is_empty()).collect()
}

fn nothing(canvas: &mut Canvas<'_>, (catalog, state): (&Catalog, &State), area: Rect) {
    if area.height == 0 {
        return;
    }
    let theme = canvas.theme;
    if let Some(so_far) = state.loading() {
        let room = area.width.saturating_sub(4);
        let text = say!(
            state.reader.lang,
            "loading: {so_far}",
            "불러오는 중: {so_far}",
            "読み込み中: {so_far}"
        );
        canvas.text((area.x + 3, area.y), room, &cut(&text, usize::from(room)), theme.quiet);
        return;
    }
    let wordings = wordings_of_nothing(state);
    let room = area.width.saturating_sub(4);
    let fits = |text: &&String| width(text) <= usize::from(room);
    let text = wordings.iter().find(fits).or(wordings.last()).map_or("", String::as_str);
    canvas.text((area.x + 3, area.y), room, &cut(text, usize::from(room)), theme.quiet);
    let rows = usize::from(area.height).saturating_sub(1);
    let offered = state.results.rescues.iter().enumerate().skip(state.top).take(rows);
    for ((at, rescue), y) in offered.zip(area.y + 1..) {
        let row = Rect { y, height: 1, ..area };
        canvas.line(
            (row.x + 3, y),
            row.width.saturating_sub(3),
            &rescue_line(catalog, rescue, state.reader),
        );
        if at == state.cursor {
            canvas.text((row.x, y), 1, "▶", theme.accent);
            canvas.lay_over(row, theme.cursor);
        }
    }
}

/// That nothing is listed, and which key goes on from there: the longest wording first.
fn wordings_of_nothing(state: &State) -> Vec<String> {
    let lang = state.reader.lang;
    let key = |command| state.keymap.key_of(Context::Table, command);
    // Elsewhere the key does something else first.
    let elsewhere = Text(" in the table", "목록에서 ", "一覧で");
    let place = if state.context() == Context::Table { "" } else { elsewhere.of(lang) };
    let nothing = Text("nothing matches", "결과 없음", "該当なし").of(lang).to_owned();
    let with_key = match (state.query.is_empty(), state.results.rescues.is_empty()) {
        (true, _) => {
            let empty = Text(
                "the data set has no appearance",
                "데이터에 출연 정보가 없습니다",
                "データに出演情報がありません",
            );
            return vec![empty.of(lang).to_owned()];
        }
        (false, true) => key(Command::Escape).map(|key| {
            let clears = say!(
                lang,
                "nothing matches; {key}{place} clears the text, then the choices",
                "결과 없음. {place}{key}로 검색어, 선택 순으로 지웁니다",
                "該当なし。{place}{key}で検索語、選択の順に消します"
            );
            let briefly = say!(
                lang,
                "nothing matches; {key}{place} clears",
                "결과 없음. {place}{key}로 지웁니다",
                "該当なし。{place}{key}で消去"
            );
            vec![clears, briefly]
        }),
        (false, false) => key(Command::Enter).map(|key| {
            let asks = say!(
                lang,
                "nothing matches; {key}{place} asks instead",
                "결과 없음. {place}{key}로 아래처럼 바꿔 찾습니다",
                "該当なし。{place}{key}で次の条件に替えて探します"
            );
            let briefly = say!(
                lang,
                "nothing matches",
                "결과 없음. {place}{key}로 바꿔 찾기",
                "該当なし。{place}{key}で条件を変更"
            );
            vec![asks, briefly]
        }),
    };
    with_key.unwrap_or_else(|| vec![nothing])
}

fn head(canvas: &mut Canvas<'_>, state: &State, columns: &[(Column, u16)], area: Rect) {
    let sorted = state.query.order().key;
    let mut x = area.x + GUTTER;
    for (column, width) in columns {
        let theme = canvas.theme;
        let style = if column.key == sorted { theme.accent } else { theme.quiet };
        canvas.text((x, area.y), *width, column.head.of(state.reader.lang), style);
        x += width + GAP;
    }
}

struct Row<'c> {
    credit: CreditRef<'c>,
    explanation: std::borrow::Cow<'c, Explanation>,
    marked: bool,
    current: bool,
    /// How many columns wide cells are scrolled.
    from: usize,
    reader: Reader,
}

impl Row<'_> {
    fn draw(&self, canvas: &mut Canvas<'_>, columns: &[(Column, u16)], area: Rect) {
        let theme = canvas.theme;
        if self.current {
            canvas.text((area.x, area.y), 1, "▶", theme.accent);
        }
        if self.marked {
            canvas.text((area.x + 1, area.y), 1, "●", theme.accent);
        }
        let mut x = area.x + GUTTER;
        for (column, width) in columns {
            let cell = Area { x, y: area.y, width: *width, height: 1 };
            self.cell(canvas, column.key, cell);
            x += width + GAP;
        }
    }

    fn cell(&self, canvas: &mut Canvas<'_>, key: SortKey, cell: Area) {
        let theme = canvas.theme;
        let project = self.credit.project();
        match key {
            SortKey::Actor => self.actor(canvas, cell),
            SortKey::Project => {
                let waiting = project.status() != Status::Released;
                let style = if waiting { theme.quiet } else { theme.plain };
                self.text(canvas, cell, (project.title(), Part::Title, style));
            }
            SortKey::Year => {
                let year = self.credit.year().map_or_else(|| "—".to_owned(), |y| y.to_string());
                self.text(canvas, cell, (&year, Part::Year, theme.quiet));
            }
            SortKey::Country => {
                let codes: Vec<&str> = project.countries().iter().map(Country::code).collect();
                let (text, style) = match codes.as_slice() {
                    [] => ("—".to_owned(), theme.quiet),
                    codes => (codes.join(" "), theme.plain),
                };
                self.text(canvas, cell, (&text, Part::Country, style));
            }
            SortKey::Platform => {
                let names = self.reader.platforms(project);
                let text = if names.is_empty() { "—" } else { &names };
                self.text(canvas, cell, (text, Part::Platform(self.reader.script), theme.quiet));
            }
            SortKey::Role => {
                let role = self.credit.character().unwrap_or("—");
                let style = if role == "—" { theme.quiet } else { theme.plain };
                self.text(canvas, cell, (role, Part::Role, style));
            }
            SortKey::Billing => {
                let billing = self.credit.billing().map_or("—", |size| self.reader.billing(size));
                canvas.text((cell.x, cell.y), cell.width, billing, theme.quiet);
            }
            SortKey::Relevance => {}
        }
    }

    /// The name in the reader's script, and another in a column of its own where there is room. One
    /// too long for its column has the other's as well, but for Latin letters, which can be cut.
    fn actor(&self, canvas: &mut Canvas<'_>, cell: Area) {
        let (theme, reader) = (canvas.theme, self.reader);
        let actor = self.credit.actor();
        let warns = self.credit.sources().len() == 0;
        let name = reader.actor(actor);
        let name = if warns { format!("{name} ⚠") } else { name.to_owned() };
        let style = if warns { theme.warning } else { theme.strong };
        let (own, beside) = name_cells(cell.width, reader.script);
        let is_alone = reader.script != Script::Latin && width(&name) > usize::from(own);
        let own = if is_alone { cell.width } else { own };
        let (part, other) = parts(actor, reader.script);
        self.text(canvas, Area { width: own, ..cell }, (&name, part, style));
        let beside = beside.filter(|_| !is_alone).zip(reader.actor_beside(actor));
        if let Some((width, name)) = beside {
            let beside = Area { x: cell.x + own + 1, width, ..cell };
            self.text(canvas, beside, (name, other, theme.quiet));
        }
    }

    /// A text cut to its cell, scrolled if it is wide, what was found in it highlighted.
    fn text(&self, canvas: &mut Canvas<'_>, cell: Area, (text, part, style): (&str, Part, Style)) {
        let room = usize::from(cell.width);
        let total = width(text);
        let from = if total > room { self.from.min(total - room) } else { 0 };
        let found = self.explanation.highlights.iter().find(|(found, _)| *found == part);
        let spans = found.map_or(&[][..], |(_, spans)| spans);
        let highlight = canvas.theme.found;
        let looks = |at: usize| {
            if spans.iter().any(|span| span.contains(&at)) { style.patch(highlight) } else { style }
        };
        let shown = window(text, from, room);
        canvas.pieces(
            (cell.x, cell.y),
            cell.width,
            shown.into_iter().map(|piece| (piece, looks(piece.at))),
        );
    }
}

/// Which of an actor's names is the one in a script, and which stands beside it.
fn parts(actor: ActorRef<'_>, script: Script) -> (Part, Part) {
    match script {
        Script::Hangul if actor.ko().is_some() => (Part::ActorKo, Part::ActorEn),
        Script::Kana if actor.ja().is_some() => (Part::ActorJa, Part::ActorKo),
        _ => (Part::ActorEn, Part::ActorKo),
    }
}

/// The graphemes of a text from a column on that fit a width; where something is left out, an
/// ellipsis stands for it.
fn window(text: &str, from: usize, room: usize) -> Vec<Piece<'_>> {
    let dots = |at| Piece { at, drawn: crate::text::ELLIPSIS, width: 1 };
    let mut column = 0;
    let mut shown: Vec<Piece<'_>> = Vec::new();
    let mut used = 0;
    if from > 0 {
        shown.push(dots(text.len()));
        used = 1;
    }
    let total = width(text);
    for piece in pieces(text) {
        column += piece.width;
        if column <= from + usize::from(from > 0) {
            continue;
        }
        let rest_fits = used + total + piece.width - column <= room;
        if !rest_fits && used + piece.width + 1 > room {
            if used < room {
                shown.push(dots(text.len()));
            }
            break;
        }
        used += piece.width;
        shown.push(piece);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, from: usize, room: usize) -> String {
        window(text, from, room).iter().map(|piece| piece.drawn).collect()
    }

    #[test]
    fn a_cell_is_cut_with_an_ellipsis_at_either_end() {
        assert_eq!(shown("Romantics", 0, 9), "Romantics");
        assert_eq!(shown("Romantics", 0, 6), "Roman…");
        assert_eq!(shown("Romantics", 3, 6), "…ntics");
        assert_eq!(shown("匿名の恋人たち", 0, 7), "匿名の…");
        assert_eq!(shown("", 0, 7), "");
        assert_eq!(shown("abc", 0, 0), "");
    }
}
