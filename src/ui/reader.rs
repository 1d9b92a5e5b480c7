//! How things are called on the screen: in the reader's language, and names in the reader's script.

use crate::catalog::{ActorRef, Catalog, FacetValue, PlatformRef, ProjectRef};
use crate::lang::{Lang, Text};
use crate::model::{Billing, Country, Facet, Kind, PlatformKind, Status};
use crate::names::Script;

/// Who reads the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reader {
    /// The language of the interface.
    pub lang: Lang,
    /// The script of names.
    pub script: Script,
}

impl Reader {
    /// Who reads a language, and names in its script.
    #[must_use]
    pub fn of(lang: Lang) -> Reader {
        let script = match lang {
            Lang::English => Script::Latin,
            Lang::Korean => Script::Hangul,
            Lang::Japanese => Script::Kana,
        };
        Reader { lang, script }
    }

    /// A text in the reader's language.
    #[must_use]
    pub fn text(self, text: Text) -> &'static str {
        text.of(self.lang)
    }

    /// A country's name.
    #[must_use]
    pub fn country(self, catalog: &Catalog, country: Country) -> String {
        let own = catalog.country_names(country).find(|(code, _)| *code == self.lang.word());
        own.map_or_else(|| catalog.country_name(country), |(_, name)| name).to_owned()
    }

    /// An actor's name.
    #[must_use]
    pub fn actor(self, actor: ActorRef<'_>) -> &str {
        actor.name_in(self.script)
    }

    /// A platform's name.
    #[must_use]
    pub fn platform(self, platform: PlatformRef<'_>) -> &str {
        platform.name_in(self.script)
    }

    /// A project's platforms, one after another.
    #[must_use]
    pub fn platforms(self, project: ProjectRef<'_>) -> String {
        let names = project.platforms().map(|platform| self.platform(platform));
        names.collect::<Vec<_>>().join(", ")
    }

    /// The name that stands beside the reader's where there is room: hangul, and beside hangul
    /// Latin letters; none where that would be the same once more.
    #[must_use]
    pub fn actor_beside(self, actor: ActorRef<'_>) -> Option<&str> {
        let beside = match self.script {
            Script::Latin | Script::Kana => actor.ko(),
            Script::Hangul => Some(actor.en()),
        };
        beside.filter(|name| *name != self.actor(actor))
    }

    /// Both: `Han Hyo-joo 한효주`.
    #[must_use]
    pub fn actor_with_other(self, actor: ActorRef<'_>) -> String {
        format!("{} {}", self.actor(actor), self.actor_beside(actor).unwrap_or_default())
    }

    /// The name in every script, the reader's first.
    pub fn actor_in_all(self, actor: ActorRef<'_>) -> impl Iterator<Item = &str> {
        let own = actor.name_in(self.script);
        let all = [Some(actor.en()), actor.ko(), actor.ja(), actor.zh()].into_iter().flatten();
        std::iter::once(own).chain(all.filter(move |name| *name != own))
    }

    /// An actor's name with what tells namesakes apart.
    fn actor_alone(self, actor: ActorRef<'_>) -> String {
        let name = self.actor(actor);
        let latin = || Some(actor.en()).filter(|_| actor.has_namesake_in(self.script));
        match actor.disambiguation().or_else(latin) {
            Some(who) => format!("{name} ({who})"),
            None => name.to_owned(),
        }
    }

    /// What a facet's value is called; `—` where nothing is known.
    #[must_use]
    pub fn value(self, catalog: &Catalog, value: FacetValue) -> String {
        match value {
            FacetValue::Country(country) => self.country(catalog, country),
            FacetValue::Actor(id) => self.actor_alone(catalog.actor(id)),
            FacetValue::Platform(id) => self.platform(catalog.platform(id)).to_owned(),
            FacetValue::Kind(kind) => self.kind(kind).to_owned(),
            FacetValue::Billing(billing) => self.billing(billing).to_owned(),
            FacetValue::Status(status) => self.status(status).to_owned(),
            value => value.name(catalog),
        }
    }

    /// What a facet is called.
    #[must_use]
    pub fn facet(self, facet: Facet) -> &'static str {
        self.text(match facet {
            Facet::Country => Text("Country", "국가", "国・地域"),
            Facet::Platform => Text("Platform", "플랫폼", "放送・配信"),
            Facet::Actor => Text("Actor", "배우", "俳優"),
            Facet::Year => Text("Year", "연도", "年"),
            Facet::Kind => Text("Kind", "종류", "種類"),
            Facet::Billing => Text("Billing", "비중", "出演区分"),
            Facet::Status => Text("Status", "상태", "状況"),
            Facet::Group => Text("Group", "그룹", "グループ"),
        })
    }

    /// What a kind of project is called.
    #[must_use]
    pub fn kind(self, kind: Kind) -> &'static str {
        self.text(match kind {
            Kind::Series => Text("series", "드라마", "ドラマ"),
            Kind::WebSeries => Text("web-series", "웹드라마", "ウェブドラマ"),
            Kind::Special => Text("special", "특집극", "単発ドラマ"),
            Kind::Film => Text("film", "영화", "映画"),
            Kind::ShortFilm => Text("short-film", "단편영화", "短編映画"),
            Kind::Animation => Text("animation", "애니메이션", "アニメ"),
            Kind::Stage => Text("stage", "공연", "舞台"),
            Kind::Variety => Text("variety", "예능", "バラエティ"),
        })
    }

    /// What the size of a part is called.
    #[must_use]
    pub fn billing(self, billing: Billing) -> &'static str {
        self.text(match billing {
            Billing::Lead => Text("lead", "주연", "主演"),
            Billing::Main => Text("main", "주요 배역", "主要"),
            Billing::Supporting => Text("supporting", "조연", "助演"),
            Billing::Guest => Text("guest", "특별출연", "ゲスト"),
            Billing::Cameo => Text("cameo", "카메오", "カメオ"),
            Billing::Voice => Text("voice", "목소리", "声"),
            Billing::Myself => Text("self", "본인", "本人"),
        })
    }

    /// What it is called how a project stands.
    #[must_use]
    pub fn status(self, status: Status) -> &'static str {
        self.text(match status {
            Status::Released => Text("released", "공개", "公開済み"),
            Status::Upcoming => Text("upcoming", "공개 예정", "公開予定"),
            Status::Announced => Text("announced", "제작 발표", "製作発表"),
            Status::Unreleased => Text("unreleased", "미공개", "未公開"),
            Status::Cancelled => Text("cancelled", "제작 취소", "製作中止"),
        })
    }

    /// What a kind of platform is called.
    #[must_use]
    pub fn platform_kind(self, kind: PlatformKind) -> &'static str {
        self.text(match kind {
            PlatformKind::Broadcaster => Text("broadcaster", "방송사", "放送局"),
            PlatformKind::Streamer => Text("streamer", "스트리밍", "配信"),
            PlatformKind::Cinema => Text("cinema", "극장", "映画館"),
            PlatformKind::Stage => Text("stage", "공연장", "劇場"),
        })
    }
}
