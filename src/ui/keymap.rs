//! The one table of key bindings: it feeds dispatch, the help screen and the README.

use super::action::{Command, Motion};
use super::context::{Context, EVERYWHERE, LINES, LISTS, ROWS, TURNING, VIEWS};
use super::input::Edit;
use super::views::View;
use crate::lang::Text;

/// Keys and what they do where.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// The keys' names, separated by blanks.
    pub keys: &'static str,
    /// Where they do it.
    pub on: &'static [Context],
    /// What they do.
    pub does: Command,
    /// The same in words.
    pub help: Text,
}

use Context::{
    Chooser, Export, Facet, Help, Map, Matrix, Page, Palette, PaneFilter, Search, Table, Timeline,
};

const PANES: &[Context] = &[Table, Facet];
const VALUES: &[Context] = &[Facet, Chooser];
const YEARS: &[Context] = &[Table, Timeline];
const PROMPTS: &[Context] = &[Search, PaneFilter];

const fn bind(keys: &'static str, on: &'static [Context], does: Command, help: Text) -> Binding {
    Binding { keys, on, does, help }
}

/// Every binding, by the parts of the help.
// A table is read by its rows.
#[rustfmt::skip]
pub const BINDINGS: &[(Text, &[Binding])] = &[
    (
        Text("Move", "이동", "移動"),
        &[
            bind("j ↓ C-n", LISTS, Command::Move(Motion::Down), Text("down", "아래로", "下へ")),
            bind("k ↑ C-p", LISTS, Command::Move(Motion::Up), Text("up", "위로", "上へ")),
            bind("g Home", LISTS, Command::Move(Motion::Top), Text("to the first", "처음으로", "先頭へ")),
            bind("G End", LISTS, Command::Move(Motion::Bottom), Text("to the last", "끝으로", "末尾へ")),
            bind("C-d", LISTS, Command::Move(Motion::HalfDown), Text("half a page down", "반 페이지 아래로", "半ページ下へ")),
            bind("C-u", LISTS, Command::Move(Motion::HalfUp), Text("half a page up", "반 페이지 위로", "半ページ上へ")),
            bind("PgDn C-f", LISTS, Command::Move(Motion::PageDown), Text("a page down", "한 페이지 아래로", "1ページ下へ")),
            bind("PgUp C-b", LISTS, Command::Move(Motion::PageUp), Text("a page up", "한 페이지 위로", "1ページ上へ")),
            bind("Tab", VIEWS, Command::NextPane, Text("next pane", "다음 패널", "次のパネル")),
            bind("S-Tab", VIEWS, Command::PreviousPane, Text("previous pane", "이전 패널", "前のパネル")),
            bind("h ←", PANES, Command::PaneLeft, Text("pane on the left", "왼쪽 패널", "左のパネル")),
            bind("l →", PANES, Command::PaneRight, Text("pane on the right", "오른쪽 패널", "右のパネル")),
            bind("h ←", &[Timeline, Map, Matrix], Command::Left, Text("to the left", "왼쪽으로", "左へ")),
            bind("l →", &[Timeline, Map, Matrix], Command::Right, Text("to the right", "오른쪽으로", "右へ")),
            bind("<", &[Table], Command::CellsLeft, Text("scroll wide cells back", "넓은 칸을 앞으로 스크롤", "幅の広いセルを戻す")),
            bind(">", &[Table], Command::CellsRight, Text("scroll wide cells on", "넓은 칸을 뒤로 스크롤", "幅の広いセルを送る")),
            bind("J", PANES, Command::DetailsDown, Text("scroll the details down", "상세 정보를 아래로 스크롤", "詳細を下へ送る")),
            bind("K", PANES, Command::DetailsUp, Text("scroll the details up", "상세 정보를 위로 스크롤", "詳細を上へ送る")),
        ],
    ),
    (
        Text("Ask", "찾기", "探す"),
        &[
            bind("/", TURNING, Command::Search, Text("search; in a facet pane: filter its values", "검색. 조건 패널에서는 값 거르기", "検索。条件パネルでは値の絞り込み")),
            bind("space", VALUES, Command::Toggle, Text("choose the value", "값 선택", "値を選ぶ")),
            bind("-", VALUES, Command::Exclude, Text("exclude the value", "값 제외", "値を除く")),
            bind("&", VALUES, Command::Also, Text("the actor also has a credit with the value", "이 값의 출연도 있는 배우", "この値の出演もある俳優")),
            bind("x", VALUES, Command::Clear, Text("clear this pane's choices", "이 패널의 선택 지우기", "このパネルの選択を消す")),
            bind("f", VIEWS, Command::MoreFacets, Text("more facets: year, kind, billing, status, group", "다른 조건: 연도, 종류, 비중, 상태, 그룹", "その他の条件: 年、種類、出演区分、状況、グループ")),
            bind("Tab l →", &[Chooser], Command::NextFacet, Text("next facet", "다음 조건", "次の条件")),
            bind("S-Tab h ←", &[Chooser], Command::PreviousFacet, Text("previous facet", "이전 조건", "前の条件")),
            bind("space", &[Timeline], Command::Toggle, Text("this year; elsewhere again: up to there", "이 해만. 다른 해에서 다시 누르면 그 해까지", "この年。別の年でもう一度押すとそこまで")),
            bind("space", &[Map], Command::Toggle, Text("choose the country", "국가 선택", "国を選ぶ")),
            bind("-", &[Map], Command::Exclude, Text("exclude the country", "국가 제외", "国を除く")),
            bind("[", YEARS, Command::YearFrom, Text("from this year on", "이 해부터", "この年から")),
            bind("]", YEARS, Command::YearTo, Text("up to this year", "이 해까지", "この年まで")),
            bind("\\", YEARS, Command::YearClear, Text("all years", "모든 해", "すべての年")),
            bind("s", PANES, Command::SortNext, Text("sort by the next column", "다음 열로 정렬", "次の列で並べ替え")),
            bind("S", PANES, Command::SortTurn, Text("turn the order round", "정렬 방향 뒤집기", "並び順を逆にする")),
            bind("u", VIEWS, Command::Undo, Text("undo filters and marks", "조건과 표시 되돌리기", "条件と印を元に戻す")),
            bind("U", VIEWS, Command::Redo, Text("redo", "다시 하기", "やり直す")),
        ],
    ),
    (
        Text("Take along", "가져가기", "持ち出す"),
        &[
            bind("space", &[Table], Command::Toggle, Text("mark the row", "행에 표시", "行に印を付ける")),
            bind("a", &[Table], Command::MarkAll, Text("mark all listed; again: unmark them", "목록 전체에 표시. 다시 누르면 해제", "一覧すべてに印。もう一度で外す")),
            bind("I", &[Table], Command::Invert, Text("turn the marks of the listed round", "목록의 표시 반전", "一覧の印を反転")),
            bind("x", &[Table], Command::Clear, Text("clear the marks", "표시 모두 지우기", "印をすべて消す")),
            bind("e", VIEWS, Command::Export, Text("export the marks, or all listed", "표시한 행(없으면 목록 전체) 내보내기", "印の行(なければ一覧すべて)を書き出す")),
            bind("e", &[Page], Command::Export, Text("export the appearances of the page", "페이지의 출연 내보내기", "ページの出演を書き出す")),
            bind("Tab ↓", &[Export], Command::NextFormat, Text("next format", "다음 형식", "次の形式")),
            bind("S-Tab ↑", &[Export], Command::PreviousFormat, Text("previous format", "이전 형식", "前の形式")),
            bind("y", PANES, Command::Copy, Text("copy the marks, or the row", "표시한 행(없으면 이 행) 복사", "印の行(なければこの行)をコピー")),
            bind("y", &[Page], Command::Copy, Text("copy the appearance under the cursor", "커서의 출연 복사", "カーソルの出演をコピー")),
            bind("Y", TURNING, Command::CopyCommand, Text("copy the shell command that asks the same", "같은 검색을 하는 셸 명령 복사", "同じ検索をするシェルコマンドをコピー")),
            bind("C-o", PANES, Command::Accept, Text("print the marks, or the row, and leave", "표시한 행(없으면 이 행)을 출력하고 종료", "印の行(なければこの行)を出力して終了")),
        ],
    ),
    (
        Text("Look", "보기", "見る"),
        &[
            bind("1", TURNING, Command::Look(View::Browse), Text("browse: the rows", "목록: 출연", "一覧: 出演")),
            bind("2", TURNING, Command::Look(View::Timeline), Text("timeline: the years", "연표: 해마다", "年表: 年ごと")),
            bind("3", TURNING, Command::Look(View::Map), Text("map: the countries", "지도: 국가", "地図: 国")),
            bind("4", TURNING, Command::Look(View::Matrix), Text("matrix: two facets crossed", "교차표: 두 조건의 조합", "クロス表: 2つの条件の組み合わせ")),
            bind("5", TURNING, Command::Look(View::Insights), Text("insights: claims beside figures", "분석: 업계의 주장과 수치", "分析: 業界の主張と数字")),
            bind("t", &[Timeline, Map, Matrix], Command::Turn, Text("turn: what is counted by; the part of the world", "전환: 집계 기준, 지도 범위", "切替: 集計の軸、地図の範囲")),
            bind("n", TURNING, Command::NameScript, Text("names in Latin letters, hangul, kana", "이름 표기: 로마자, 한글, 가나", "名前の表記: ローマ字、ハングル、カナ")),
            bind("i", LISTS, Command::OpenPage, Text("open the page of what is under the cursor", "커서 항목의 페이지 열기", "カーソルの項目のページを開く")),
            bind("=", PANES, Command::Compare, Text("compare two: actors of marked rows, chosen values", "둘 비교: 표시한 행의 배우, 선택한 값", "2つを比較: 印の行の俳優、選んだ値")),
            bind("H", LISTS, Command::Back, Text("page before", "이전 페이지", "前のページ")),
            bind("L", LISTS, Command::Forward, Text("page after", "다음 페이지", "次のページ")),
            bind("o", ROWS, Command::OpenSource, Text("open the first source in the browser", "첫 번째 출처를 브라우저로 열기", "最初の出典をブラウザーで開く")),
            bind("O", ROWS, Command::ChooseSource, Text("choose a source to open", "열 출처 고르기", "開く出典を選ぶ")),
            bind("E", ROWS, Command::EditSource, Text("edit the row's entry in its file ($EDITOR)", "파일에서 이 행의 항목 편집($EDITOR)", "この行の項目をファイルで編集($EDITOR)")),
        ],
    ),
    (
        Text("Lines", "입력 줄", "入力行"),
        &[
            bind("Tab", &[Search], Command::Complete, Text("complete the field or value", "필드나 값 완성", "フィールドや値を補完")),
            bind("C-r", &[Search], Command::Recall, Text("an earlier question; again: the one before", "이전 검색. 다시 누르면 그 전", "以前の検索。もう一度でその前")),
            bind("Tab", &[Palette], Command::Complete, Text("complete the name", "이름 완성", "名前を補完")),
            bind("↓ C-n", PROMPTS, Command::Move(Motion::Down), Text("row down", "아래 행", "下の行")),
            bind("↑ C-p", PROMPTS, Command::Move(Motion::Up), Text("row up", "위 행", "上の行")),
            bind("PgDn", PROMPTS, Command::Move(Motion::PageDown), Text("a page down", "한 페이지 아래로", "1ページ下へ")),
            bind("PgUp", PROMPTS, Command::Move(Motion::PageUp), Text("a page up", "한 페이지 위로", "1ページ上へ")),
            bind("↓", &[Help], Command::Move(Motion::Down), Text("scroll down", "아래로 스크롤", "下へスクロール")),
            bind("↑", &[Help], Command::Move(Motion::Up), Text("scroll up", "위로 스크롤", "上へスクロール")),
            bind("PgDn", &[Help], Command::Move(Motion::PageDown), Text("a page down", "한 페이지 아래로", "1ページ下へ")),
            bind("PgUp", &[Help], Command::Move(Motion::PageUp), Text("a page up", "한 페이지 위로", "1ページ上へ")),
            bind("↓ C-n", &[Palette], Command::Move(Motion::Down), Text("down", "아래로", "下へ")),
            bind("↑ C-p", &[Palette], Command::Move(Motion::Up), Text("up", "위로", "上へ")),
            bind("PgDn", &[Palette], Command::Move(Motion::PageDown), Text("a page down", "한 페이지 아래로", "1ページ下へ")),
            bind("PgUp", &[Palette], Command::Move(Motion::PageUp), Text("a page up", "한 페이지 위로", "1ページ上へ")),
            bind("C-a Home", LINES, Command::Edit(Edit::Start), Text("to the start", "줄 처음으로", "行頭へ")),
            bind("C-e End", LINES, Command::Edit(Edit::End), Text("to the end", "줄 끝으로", "行末へ")),
            bind("← C-b", LINES, Command::Edit(Edit::Left), Text("left", "왼쪽", "左")),
            bind("→ C-f", LINES, Command::Edit(Edit::Right), Text("right", "오른쪽", "右")),
            bind("M-b C-←", LINES, Command::Edit(Edit::WordLeft), Text("a word to the left", "한 단어 왼쪽", "1語左")),
            bind("M-f C-→", LINES, Command::Edit(Edit::WordRight), Text("a word to the right", "한 단어 오른쪽", "1語右")),
            bind("Backspace", LINES, Command::Edit(Edit::Backspace), Text("delete before", "앞 글자 삭제", "前の文字を削除")),
            bind("Delete C-d", LINES, Command::Edit(Edit::Delete), Text("delete after", "뒤 글자 삭제", "後の文字を削除")),
            bind("C-w", LINES, Command::Edit(Edit::DeleteWord), Text("delete the word before", "앞 단어 삭제", "前の単語を削除")),
            bind("M-Backspace", LINES, Command::Edit(Edit::DeleteWordLeft), Text("delete letters and digits before", "앞 글자와 숫자 삭제", "前の文字と数字を削除")),
            bind("M-d", LINES, Command::Edit(Edit::DeleteWordRight), Text("delete letters and digits after", "뒤 글자와 숫자 삭제", "後の文字と数字を削除")),
            bind("C-u", LINES, Command::Edit(Edit::DeleteToStart), Text("delete to the start", "처음까지 삭제", "行頭まで削除")),
            bind("C-k", LINES, Command::Edit(Edit::DeleteToEnd), Text("delete to the end", "끝까지 삭제", "行末まで削除")),
        ],
    ),
    (
        Text("Leave", "종료", "終了"),
        &[
            bind("Enter", EVERYWHERE, Command::Enter, Text("do it, open it, leave the line", "실행, 열기, 입력 마치기", "実行、開く、入力を終える")),
            bind("Esc", EVERYWHERE, Command::Escape, Text("clear one thing, close, go back", "하나 지우기, 닫기, 뒤로", "一つ消す、閉じる、戻る")),
            bind("q", LISTS, Command::Quit, Text("close, back, leave", "닫기, 뒤로, 종료", "閉じる、戻る、終了")),
            bind("Q", LISTS, Command::QuitNow, Text("leave now", "바로 종료", "すぐ終了")),
            bind(":", LISTS, Command::Palette, Text("every action by its name; saved questions", "이름으로 찾는 모든 동작, 저장한 검색", "名前で探す全操作、保存した検索")),
            bind("m", TURNING, Command::Mouse, Text("leave the mouse to the terminal, to select text; take it back", "마우스를 터미널에 넘겨 글자 선택. 다시 누르면 되찾기", "マウスを端末に渡して文字を選択。もう一度で取り戻す")),
            bind("?", LISTS, Command::Help, Text("help", "도움말", "ヘルプ")),
            bind("F1", EVERYWHERE, Command::Help, Text("help", "도움말", "ヘルプ")),
            bind("C-c", EVERYWHERE, Command::Interrupt, Text("leave, from everywhere", "어디서든 종료", "どこからでも終了")),
            bind("C-z", EVERYWHERE, Command::Suspend, Text("suspend", "잠시 멈추기", "一時停止")),
            bind("C-l", EVERYWHERE, Command::Redraw, Text("draw the screen anew", "화면 다시 그리기", "画面を描き直す")),
        ],
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::key::Key;
    use super::*;

    #[test]
    fn every_key_has_a_name_and_means_one_thing_in_a_context() {
        let mut seen = HashSet::new();
        for binding in BINDINGS.iter().flat_map(|(_, bindings)| *bindings) {
            for name in binding.keys.split(' ') {
                let key = Key::named(name).expect(name);
                for &context in binding.on {
                    assert!(seen.insert((context, key)), "{name} twice in {context:?}");
                }
            }
        }
    }
}
