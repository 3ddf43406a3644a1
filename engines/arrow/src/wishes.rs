//! Which options each chart is asked for with: texts, each parsed once.

use crate::asked::Asked;
use crate::refused::Refused;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

/// The options of many charts: JSON texts, each parsed once however many charts have it.
///
/// ```
/// use improvement_arrow::Wishes;
///
/// assert!(Wishes::one(r#"{"better": "lower"}"#).is_ok());
/// assert!(Wishes::one("better").is_err());
/// ```
#[derive(Debug, Clone)]
pub struct Wishes {
    /// Each text, and what it asks for; the first is none.
    known: Vec<Wish>,
    places: HashMap<Box<str>, u32>,
    /// The place of the text that was looked for last: mostly the next is the same.
    last: u32,
}

/// A text, and what it asks for.
type Wish = (Option<Box<str>>, Parsed);

/// What a text asks for, or what is wrong with it.
type Parsed = Arc<Result<Asked, String>>;

thread_local! {
    /// The text that was parsed last: a window asks for the same in each of its partitions, one after the other.
    static LAST: RefCell<Option<(Box<str>, Parsed)>> = const { RefCell::new(None) };
}

fn parsed(text: &str) -> Parsed {
    LAST.with_borrow_mut(|last| match last {
        Some((known, parsed)) if **known == *text => parsed.clone(),
        _ => {
            let parsed = Arc::new(Asked::parse(text));
            *last = Some((text.into(), parsed.clone()));
            parsed
        }
    })
}

/// What the rows of a group say together: which options they have, by the place of a text, or which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Agreed<T = u32> {
    /// No row has said.
    #[default]
    Unsaid,
    /// All rows say the same.
    On(T),
    /// Two rows say different things.
    Not(T, T),
}

impl<T: Copy + Ord> Agreed<T> {
    /// With what one more row says.
    ///
    /// ```
    /// use improvement_arrow::Agreed;
    ///
    /// assert_eq!(Agreed::Unsaid.with(2).with(2), Agreed::On(2));
    /// assert_eq!(Agreed::On(2).with(1), Agreed::Not(1, 2));
    /// ```
    #[must_use]
    pub fn with(self, said: T) -> Self {
        match self {
            Self::Unsaid => Self::On(said),
            Self::On(before) if before == said => self,
            Self::On(before) => Self::Not(before.min(said), before.max(said)),
            Self::Not(..) => self,
        }
    }

    /// The one thing that is said, or the lesser of two, and the other.
    pub(crate) const fn parts(self) -> [Option<T>; 2] {
        match self {
            Self::Unsaid => [None, None],
            Self::On(said) => [Some(said), None],
            Self::Not(one, other) => [Some(one), Some(other)],
        }
    }
}

impl Default for Wishes {
    /// Every default, for every chart.
    fn default() -> Self {
        Self {
            known: vec![(None, Arc::new(Ok(Asked::default())))],
            places: HashMap::new(),
            last: 0,
        }
    }
}

impl Wishes {
    /// The same options for every chart.
    ///
    /// ```
    /// let error = improvement_arrow::Wishes::one(r#"{"target": "low"}"#).unwrap_err();
    /// assert!(error.to_string().contains("target"), "{error}");
    /// ```
    ///
    /// # Errors
    ///
    /// [`Refused::Options`] for what [`Asked::parse`] refuses.
    pub fn one(text: &str) -> Result<Self, Refused> {
        let parsed = parsed(text);
        if let Err(why) = &*parsed {
            return Err(Refused::Options(why.clone()));
        }
        Ok(Self {
            known: vec![(None, parsed)],
            places: HashMap::new(),
            last: 0,
        })
    }

    /// The place of a text, which is parsed where it is new. A text that cannot be is an error of the charts that are asked for with it.
    ///
    /// ```
    /// let mut wishes = improvement_arrow::Wishes::default();
    /// let lower = wishes.place(Some(r#"{"better": "lower"}"#));
    /// assert_eq!((wishes.place(None), lower), (0, 1));
    /// assert_eq!(wishes.place(Some(r#"{"better": "lower"}"#)), lower);
    /// ```
    pub fn place(&mut self, text: Option<&str>) -> u32 {
        if self.text(self.last) == text {
            return self.last;
        }
        self.last = match text {
            None => 0,
            Some(text) => match self.places.get(text) {
                Some(place) => *place,
                None => self.add(text),
            },
        };
        self.last
    }

    fn add(&mut self, text: &str) -> u32 {
        let place = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.push((Some(text.into()), parsed(text)));
        self.places.insert(text.into(), place);
        place
    }

    /// The text at a place.
    #[must_use]
    pub fn text(&self, place: u32) -> Option<&str> {
        self.known.get(place as usize)?.0.as_deref()
    }

    /// What the rows of a group ask for together, and its place.
    pub(crate) fn asked(&self, agreed: Agreed) -> Result<(u32, &Asked), String> {
        let place = match agreed {
            Agreed::Unsaid => 0,
            Agreed::On(place) => place,
            Agreed::Not(one, other) => {
                let text = |place| self.text(place).unwrap_or("none");
                let (one, other) = (text(one), text(other));
                return Err(format!(
                    "the rows of the group have different options, `{one}` and `{other}`"
                ));
            }
        };
        let Some((_, parsed)) = self.known.get(place as usize) else {
            return Err("the options are none of those given".to_owned());
        };
        match &**parsed {
            Ok(asked) => Ok((place, asked)),
            Err(why) => Err(format!("the options: {why}")),
        }
    }
}
