//! Things with their properties, which are written as JSON without being copied before.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

/// A thing with its properties, by name.
#[derive(Debug, Clone, Default)]
pub(super) struct Node<'a>(Vec<(&'static str, Property<'a>)>);

/// What is told of a thing.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(super) enum Property<'a> {
    Text(Cow<'a, str>),
    Number(u32),
    Thing(Node<'a>),
    Texts(Vec<Cow<'a, str>>),
    Things(Vec<Node<'a>>),
}

impl<'a> Node<'a> {
    pub(super) fn new(kind: &'static str) -> Node<'a> {
        Node(Vec::with_capacity(8)).with("@type", kind)
    }

    pub(super) fn with(mut self, property: &'static str, value: impl Into<Property<'a>>) -> Node<'a> {
        let place = self.0.partition_point(|(known, _)| *known < property);
        self.0.insert(place, (property, value.into()));
        self
    }

    pub(super) fn with_some(self, property: &'static str, value: Option<impl Into<Property<'a>>>) -> Node<'a> {
        match value {
            Some(value) => self.with(property, value),
            None => self,
        }
    }

    pub(super) fn with_any<T>(self, property: &'static str, values: Vec<T>) -> Node<'a>
    where
        Vec<T>: Into<Property<'a>>,
    {
        if values.is_empty() { self } else { self.with(property, values) }
    }
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(property, value)| (property, value)))
    }
}

impl<'a> From<&'a str> for Property<'a> {
    fn from(text: &'a str) -> Property<'a> {
        Property::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Property<'_> {
    fn from(text: String) -> Self {
        Property::Text(Cow::Owned(text))
    }
}

impl From<u16> for Property<'_> {
    fn from(number: u16) -> Self {
        Property::Number(number.into())
    }
}

impl From<u32> for Property<'_> {
    fn from(number: u32) -> Self {
        Property::Number(number)
    }
}

impl<'a> From<Node<'a>> for Property<'a> {
    fn from(node: Node<'a>) -> Property<'a> {
        Property::Thing(node)
    }
}

impl<'a> From<Vec<Node<'a>>> for Property<'a> {
    fn from(nodes: Vec<Node<'a>>) -> Property<'a> {
        Property::Things(nodes)
    }
}

impl<'a> From<Vec<&'a str>> for Property<'a> {
    fn from(texts: Vec<&'a str>) -> Property<'a> {
        Property::Texts(texts.into_iter().map(Cow::Borrowed).collect())
    }
}

impl From<Vec<String>> for Property<'_> {
    fn from(texts: Vec<String>) -> Self {
        Property::Texts(texts.into_iter().map(Cow::Owned).collect())
    }
}
