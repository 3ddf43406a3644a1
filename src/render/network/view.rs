//! `NetworkSvg`: what can be asked of the picture of a network.

use super::people::People;
use crate::base::printed::plain;
use crate::render::theme::Theme;
use crate::work::stakeholder::{StakeholderMap, TieKind};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The width of a picture unless told.
const WIDTH: f64 = 960.0;

/// The widths that a picture can have.
const WIDTHS: (f64, f64) = (240.0, 4000.0);
/// The network of a stakeholder map as SVG: a box for each person, an arrow for each tie the way information runs, and the brokers.
///
/// A broker stands between two people who have no tie of their own: the box has a diamond and says in how many such chains the
/// person is ([`Network::brokerage`](crate::stakeholder::network::Network::brokerage), over directed ties). A thick border marks
/// who holds parts together that would otherwise fall apart. People stand as far apart as they are in ties; there is no
/// chance in it. A network of more than 150 people with ties, or of 600 ties, could not be read as a picture: it is drawn as a list,
/// those with the most chains first, which says so. Neither says anything about what a person does: see [`stakeholder`](crate::stakeholder).
///
/// Without names unless they are asked for. A map without names is not an anonymous one: who knows the place may know somebody by
/// where they stand.
///
/// | option | default |
/// |---|---|
/// | [`with_names`](Self::with_names) | names withheld |
/// | [`kinds`](Self::kinds) | every kind of tie |
/// | [`width`](Self::width) | 960 pixels |
/// | [`theme`](Self::theme) | [`Theme::Auto`] |
///
/// ```
/// use improvement::render::NetworkSvg;
/// use improvement::stakeholder::{Stakeholder, TieKind};
/// use improvement::{date, StakeholderMap};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let today = date(2026, 3, 1);
/// let mut map = StakeholderMap::new();
/// for name in ["ward-manager", "senior-nurse", "junior-nurse"] {
///     map.add(name, Stakeholder::new(name, "ward", 3, 4, today)?)?;
/// }
/// map.tie("ward-manager", TieKind::Informs, "senior-nurse")?.tie("senior-nurse", TieKind::Informs, "junior-nurse")?;
///
/// let network = NetworkSvg::new(&map);
/// assert!(!network.to_string().contains("nurse"));
/// let all = network.with_names().alternative_text();
/// assert!(all.contains(
///     "senior-nurse, ward, 1 chain runs through this person, without whom the network falls into parts: \
///      information runs to junior-nurse"
/// ), "{all}");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct NetworkSvg<'a> {
    pub(super) map: &'a StakeholderMap,
    pub(super) kinds: BTreeSet<TieKind>,
    pub(super) named: bool,
    pub(super) width: f64,
    pub(super) theme: Theme,
}

impl<'a> NetworkSvg<'a> {
    /// The picture of the ties of a map, of every kind.
    pub fn new(map: &'a StakeholderMap) -> Self {
        Self {
            map,
            kinds: TieKind::ALL.into_iter().collect(),
            named: false,
            width: WIDTH,
            theme: Theme::Auto,
        }
    }

    /// Ties of these kinds only.
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = TieKind>) -> Self {
        self.kinds = kinds.into_iter().collect();
        self
    }

    /// With names, for its author's own eyes.
    pub fn with_names(mut self) -> Self {
        self.named = true;
        self
    }

    /// The width in pixels, from 240 to 4000.
    pub fn width(mut self, width: f64) -> Self {
        if !width.is_nan() {
            self.width = width.clamp(WIDTHS.0, WIDTHS.1);
        }
        self
    }

    /// The colours.
    pub fn theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self
    }

    /// The network as a list, a line for each person, those with the most chains first.
    #[must_use]
    pub fn alternative_text(&self) -> String {
        let mut out = String::new();
        for line in self.members() {
            out.push_str(&plain(&line));
            out.push('\n');
        }
        out
    }

    /// A line for each person.
    pub(crate) fn members(&self) -> Vec<String> {
        let map = self.shown();
        People::of(&map, &self.kinds).members()
    }

    /// The network as a list, for one that is too large.    /// The sentence of what the picture shows.
    pub(crate) fn description(&self) -> String {
        let map = self.shown();
        People::of(&map, &self.kinds).description()
    }

    pub(super) fn shown(&self) -> Cow<'a, StakeholderMap> {
        if self.named {
            Cow::Borrowed(self.map)
        } else {
            Cow::Owned(self.map.redacted())
        }
    }
}
