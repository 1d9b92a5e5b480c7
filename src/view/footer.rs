//! The last line: what was said, or the keys that matter here.

use ratatui::style::Style;

use super::canvas::Canvas;
use super::search::called_for;
use crate::lang::Text;
use crate::text::{columns, cut};
use crate::ui::{Area, Command, Context, Edit, Layout, Motion, Paragraph, State, View};

/// Draws the line.
pub fn draw(canvas: &mut Canvas<'_>, state: &State, layout: &Layout) {
    let Some(area) = layout.footer else { return };
    let theme = canvas.theme;
    if let Some(message) = &state.message {
        let style = if message.is_error { theme.warning } else { theme.accent };
        say(canvas, (area, most_rows(state, layout)), &message.text, style);
        return;
    }
    if let Some((text, is_wrong)) =
        called_for(state).filter(|_| layout.is_bare() && state.page().is_none())
    {
        let style = if is_wrong { theme.warning } else { theme.quiet };
        say(canvas, (area, most_rows(state, layout)), &text, style);
        return;
    }
    let mut x = area.x + 1;
    let end = area.x + area.width;
    for (commands, does) in hints(state) {
        let does = state.reader.text(*does);
        let key = |command: &Command| state.keymap.key_of(state.context(), *command);
        let keys: Vec<&str> = commands.iter().filter_map(key).collect();
        let keys = if commands.is_empty() { "y".to_owned() } else { keys.join(" ") };
        let needed = columns(&keys) + 1 + columns(does);
        // A shorter one behind it may have room yet.
        if keys.is_empty() || x + needed > end {
            continue;
        }
        x += canvas.text((x, area.y), end - x, &keys, theme.accent) + 1;
        x += canvas.text((x, area.y), end - x, does, theme.quiet) + 3;
    }
}

/// The most rows that a message takes; the longest are paths and lists.
const MOST_ROWS: u16 = 3;

/// How many rows a message may take: where a list reaches down to it, the cursor stays in view.
fn most_rows(state: &State, layout: &Layout) -> u16 {
    let (rows, cursor) = match state.context() {
        _ if !layout.is_bare() => return MOST_ROWS,
        Context::Table => {
            // Offers stand under a line that says why they are there.
            let above = usize::from(!state.results.rescues.is_empty());
            (layout.table_rows(), above + state.cursor.saturating_sub(state.top))
        }
        Context::Facet => {
            let pane = state.pane(state.facet);
            (layout.facet_rows(state.facet), pane.cursor.saturating_sub(pane.top))
        }
        _ => return MOST_ROWS,
    };
    u16::try_from(rows.saturating_sub(cursor)).unwrap_or(MOST_ROWS).clamp(1, MOST_ROWS)
}

/// Draws a message into the last row, and over those above it if it needs more: up to `most`.
fn say(canvas: &mut Canvas<'_>, (footer, most): (Area, u16), message: &str, style: Style) {
    let room = footer.width.saturating_sub(2);
    let lines = Paragraph::default().plain(message).wrapped(usize::from(room).max(1));
    // A small window keeps its rows.
    let most = most.min(footer.y / 4).max(1);
    let rows = u16::try_from(lines.len()).unwrap_or(most).min(most);
    let top = footer.y + 1 - rows;
    canvas.clear(Area { y: top, height: rows, ..footer });
    for (line, y) in lines.iter().zip(top..=footer.y) {
        let is_last = y == footer.y && lines.len() > usize::from(rows);
        let text = line.text();
        let text = if is_last { format!("{text}…") } else { text };
        canvas.text((footer.x + 1, y), room, &cut(&text, usize::from(room)), style);
    }
}

/// Commands, and what their keys do in a word or two; without a command it is `y`, the answer.
type Hint = (&'static [Command], Text);

const ROWS: &[Command] = &[Command::Move(Motion::Down), Command::Move(Motion::Up)];
const SIDES: &[Command] = &[Command::Left, Command::Right];

/// What is worth knowing in a context, the most useful first.
fn hints(state: &State) -> &'static [Hint] {
    match state.context() {
        Context::Table if state.results.rows.is_empty() && state.loading().is_none() => {
            of_nothing(state)
        }
        Context::Table if state.picker => &[
            (&[Command::Enter], Text("accept", "출력", "出力")),
            (&[Command::Toggle], Text("mark", "표시", "印")),
            (&[Command::Search], Text("search", "검색", "検索")),
            (&[Command::NextPane], Text("panes", "패널", "パネル")),
            (&[Command::Help], Text("help", "도움말", "ヘルプ")),
            (&[Command::Quit], Text("quit", "종료", "終了")),
        ],
        Context::Table => &[
            (&[Command::Help], Text("help", "도움말", "ヘルプ")),
            (&[Command::Search], Text("search", "검색", "検索")),
            (&[Command::NextPane], Text("panes", "패널", "パネル")),
            (&[Command::Toggle], Text("mark", "표시", "印")),
            (&[Command::Export], Text("export", "내보내기", "書き出し")),
            (&[Command::Enter], Text("page", "페이지", "ページ")),
            // At 80 columns the rest has no room: whoever is new has to see how to leave.
            (&[Command::Quit], Text("quit", "종료", "終了")),
            (&[Command::SortNext], Text("sort", "정렬", "並べ替え")),
            (&[Command::OpenSource], Text("source", "출처", "出典")),
            (&[Command::MoreFacets], Text("more facets", "다른 조건", "他の条件")),
            (&[Command::Undo], Text("undo", "되돌리기", "元に戻す")),
        ],
        Context::Facet => &[
            (&[Command::Help], Text("help", "도움말", "ヘルプ")),
            (&[Command::Toggle], Text("choose", "선택", "選択")),
            (&[Command::Enter], Text("choose, table", "선택하고 목록으로", "選んで一覧へ")),
            (&[Command::NextPane], Text("panes", "패널", "パネル")),
            (&[Command::Exclude], Text("exclude", "제외", "除外")),
            (&[Command::Quit], Text("quit", "종료", "終了")),
            (&[Command::Also], Text("also", "추가 조건", "追加条件")),
            (&[Command::Clear], Text("clear", "지우기", "消去")),
            (&[Command::Search], Text("filter", "거르기", "絞り込み")),
            (&[Command::OpenPage], Text("page", "페이지", "ページ")),
        ],
        Context::Timeline | Context::Map | Context::Matrix | Context::Insights => {
            of_view(state.view)
        }
        Context::Page => &[
            (&[Command::Enter], Text("follow", "따라가기", "たどる")),
            (&[Command::Escape], Text("back", "뒤로", "戻る")),
            (
                &[Command::Back, Command::Forward],
                Text("back, forward", "뒤로, 앞으로", "戻る・進む"),
            ),
            (&[Command::Help], Text("help", "도움말", "ヘルプ")),
            (&[Command::QuitNow], Text("quit", "종료", "終了")),
            (&[Command::OpenSource], Text("source", "출처", "出典")),
            (&[Command::Copy], Text("copy", "복사", "コピー")),
        ],
        Context::Search => &[
            (&[Command::Enter], Text("to the table", "목록으로", "一覧へ")),
            (&[Command::Complete], Text("complete", "완성", "補完")),
            (ROWS, Text("rows", "행", "行")),
            (&[Command::Edit(Edit::DeleteToStart)], Text("clear", "지우기", "消去")),
            (&[Command::Recall], Text("earlier", "이전 검색", "以前の検索")),
            (&[Command::Help], Text("help", "도움말", "ヘルプ")),
        ],
        Context::PaneFilter => &[
            (&[Command::Enter], Text("to the values", "값으로", "値へ")),
            (ROWS, Text("values", "값", "値")),
            (&[Command::Edit(Edit::DeleteToStart)], Text("clear", "지우기", "消去")),
        ],
        Context::Chooser => &[
            (&[Command::Toggle], Text("choose", "선택", "選択")),
            (&[Command::Exclude], Text("exclude", "제외", "除外")),
            (&[Command::NextFacet], Text("next facet", "다음 조건", "次の条件")),
            (&[Command::Enter], Text("done", "완료", "完了")),
            (&[Command::Escape], Text("as before", "취소", "取り消し")),
        ],
        Context::Export if state.is_asked_to_overwrite() => &[
            (&[], Text("overwrite", "덮어쓰기", "上書き")),
            (&[Command::Enter, Command::Escape], Text("no", "아니요", "いいえ")),
        ],
        Context::Export => &[
            (&[Command::Enter], Text("write", "저장", "書き出す")),
            (&[Command::NextFormat], Text("format", "형식", "形式")),
            (&[Command::Escape], Text("close", "닫기", "閉じる")),
        ],
        Context::Sources => &[
            (&[Command::Enter], Text("open", "열기", "開く")),
            (&[Command::Escape], Text("close", "닫기", "閉じる")),
        ],
        Context::Help => &[
            (&[Command::Escape], Text("close", "닫기", "閉じる")),
            (ROWS, Text("scroll", "스크롤", "スクロール")),
        ],
        Context::Palette => &[
            (&[Command::Enter], Text("do it", "실행", "実行")),
            (ROWS, Text("choose", "선택", "選択")),
            (&[Command::Complete], Text("complete", "완성", "補完")),
            (&[Command::Escape], Text("close", "닫기", "閉じる")),
        ],
    }
}

/// What is worth knowing where nothing matches.
fn of_nothing(state: &State) -> &'static [Hint] {
    const NO_DATA: &[Hint] = &[
        (&[Command::Search], Text("search", "검색", "検索")),
        (&[Command::Help], Text("help", "도움말", "ヘルプ")),
        (&[Command::Quit], Text("quit", "종료", "終了")),
    ];
    const NO_MATCH: &[Hint] = &[
        (&[Command::Enter], Text("ask this", "이렇게 찾기", "これで探す")),
        (&[Command::Search], Text("search", "검색", "検索")),
        (&[Command::Escape], Text("clear", "지우기", "消去")),
        (&[Command::Undo], Text("undo", "되돌리기", "元に戻す")),
        (&[Command::Help], Text("help", "도움말", "ヘルプ")),
        (&[Command::Quit], Text("quit", "종료", "終了")),
    ];
    match (state.query.is_empty(), state.results.rescues.is_empty()) {
        (true, _) => NO_DATA,
        // Without another question there is nothing that Enter could ask.
        (false, true) => &NO_MATCH[1..],
        (false, false) => NO_MATCH,
    }
}

/// What is worth knowing in a view other than Browse.
fn of_view(view: View) -> &'static [Hint] {
    match view {
        View::Browse => &[],
        View::Timeline => &[
            (&[Command::Help], Text("help", "도움말", "ヘルプ")),
            (SIDES, Text("year", "연도", "年")),
            (&[Command::Toggle], Text("range", "범위", "範囲")),
            (&[Command::Enter], Text("its rows", "해당 출연", "該当の出演")),
            (
                &[Command::Turn],
                Text("by country, platform, kind", "국가·플랫폼·종류별", "国・放送配信・種類別"),
            ),
            (&[Command::Search], Text("search", "검색", "検索")),
            (&[Command::YearClear], Text("all years", "모든 해", "全年")),
            (&[Command::Look(View::Browse)], Text("browse", "목록", "一覧")),
            (&[Command::Quit], Text("quit", "종료", "終了")),
        ],
        View::Map => &[
            (&[Command::Help], Text("help", "도움말", "ヘルプ")),
            (&[Command::Toggle], Text("choose", "선택", "選択")),
            (&[Command::Exclude], Text("exclude", "제외", "除外")),
            (&[Command::Enter], Text("its rows", "해당 출연", "該当の出演")),
            (&[Command::Turn], Text("the world, Asia", "세계·아시아", "世界・アジア")),
            (&[Command::OpenPage], Text("page", "페이지", "ページ")),
            (&[Command::Look(View::Browse)], Text("browse", "목록", "一覧")),
            (&[Command::Quit], Text("quit", "종료", "終了")),
        ],
        View::Matrix => &[
            (&[Command::Help], Text("help", "도움말", "ヘルプ")),
            (&[Command::Enter], Text("the cell's rows", "칸의 출연", "セルの出演")),
            (&[Command::Turn], Text("turn", "전환", "切替")),
            (&[Command::OpenPage], Text("page", "페이지", "ページ")),
            (&[Command::Search], Text("search", "검색", "検索")),
            (&[Command::Look(View::Browse)], Text("browse", "목록", "一覧")),
            (&[Command::Quit], Text("quit", "종료", "終了")),
        ],
        View::Insights => &[
            (&[Command::Help], Text("help", "도움말", "ヘルプ")),
            (ROWS, Text("figures", "수치", "数字")),
            (&[Command::Enter], Text("its rows", "해당 출연", "該当の出演")),
            (&[Command::Look(View::Browse)], Text("browse", "목록", "一覧")),
            (&[Command::Quit], Text("quit", "종료", "終了")),
        ],
    }
}
