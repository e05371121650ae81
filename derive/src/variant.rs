//! The fields of a variant or a struct come in; what they are to the error goes out, with what is wrong about them.

use proc_macro2::{Ident, Span, TokenStream};
use syn::spanned::Spanned as _;
use syn::{Error, Fields, Member, Type};

use crate::Mistakes;
use crate::attributes::{Code, Options, Place};
use crate::bounds::bare;

/// A variant, or a struct.
pub(crate) struct Variant<'a> {
    /// The name; none for a struct.
    pub(crate) ident: Option<&'a Ident>,
    pub(crate) kind: Kind,
    pub(crate) fields: Vec<Field<'a>>,
    /// The lints that its implementations allow.
    pub(crate) allowed: TokenStream,
}

/// What a variant says.
pub(crate) enum Kind {
    /// The message of this code.
    Code(Ident),
    /// What its only field says.
    Transparent,
}

/// A field.
pub(crate) struct Field<'a> {
    /// Its place among the fields.
    pub(crate) index: usize,
    pub(crate) member: Member,
    pub(crate) ty: &'a Type,
    /// The argument of the message that it fills.
    pub(crate) argument: Option<Ident>,
    /// Whether it is the cause of the error.
    pub(crate) is_source: bool,
    /// Whether the variant is made from it.
    pub(crate) is_from: bool,
}

/// What stands before the fields.
pub(crate) struct Declared<'a> {
    /// The name of a variant.
    pub(crate) ident: Option<&'a Ident>,
    /// The name, of a struct as well.
    pub(crate) name: &'a Ident,
    pub(crate) allowed: TokenStream,
}

impl<'a> Declared<'a> {
    /// None where something is wrong that the fields cannot tell.
    pub(crate) fn read(self, fields: &'a Fields, options: Options<'a>, mistakes: &mut Mistakes) -> Option<Variant<'a>> {
        let unclear = options.unclear;
        let kind = self.kind(options, mistakes);
        let read: Vec<Options<'_>> =
            fields.iter().map(|field| Options::read(&field.attrs, Place::Field, mistakes)).collect();
        let siblings = Siblings {
            transparent: matches!(kind, Some(Kind::Transparent)),
            source: read.iter().any(|options| options.source.or(options.from).is_some()),
            unclear: unclear || kind.is_none(),
        };
        let fields = fields.members().zip(fields).zip(read).enumerate();
        let fields = fields.map(|(index, ((member, field), options))| {
            let argument = siblings.argument(&member, &field.ty, &options, mistakes);
            let is_source = siblings.is_source(&member, &options);
            let (member, is_from) = (spanned(member, &field.ty), options.from.is_some());
            Field { index, member, ty: &field.ty, argument, is_source, is_from }
        });
        let fields: Vec<Field<'_>> = fields.collect();
        self.check(siblings.transparent, &fields, mistakes);
        Some(Variant { ident: self.ident, kind: kind?, fields, allowed: self.allowed })
    }

    fn kind(&self, options: Options<'_>, mistakes: &mut Mistakes) -> Option<Kind> {
        match (options.code, options.transparent) {
            (Some(Code { name, .. }), false) => name.map(Kind::Code),
            (None, true) => Some(Kind::Transparent),
            (Some(code), true) => {
                let message = "what is transparent has the code of its field: remove #[code] or `transparent`";
                mistakes.add(Error::new_spanned(code.attribute, message));
                None
            }
            (None, false) if options.unclear => None,
            (None, false) => {
                let message = "which code? add #[code(Name)] with the name of one, or #[kody(transparent)]";
                mistakes.add(Error::new(self.name.span(), message));
                None
            }
        }
    }

    /// What is wrong about the fields together.
    fn check(&self, transparent: bool, fields: &[Field<'_>], mistakes: &mut Mistakes) {
        let from = fields.iter().any(|field| field.is_from);
        let second_source = fields.iter().filter(|field| field.is_source).nth(1);
        let beside_from = fields.iter().find(|field| !field.is_from).filter(|_| from);
        let wrong = if transparent {
            let message = "what is transparent has exactly one field: the error that speaks for it";
            (fields.len() != 1).then_some((self.name.span(), message))
        } else if let Some(second) = second_source {
            let message =
                "an error has one source, and another field is it already: remove one of #[source] and #[from]";
            Some((second.member.span(), message))
        } else {
            let message = "#[from] makes the error from its field alone, so nothing would fill this one: \
                           write #[source] instead of #[from]";
            beside_from.map(|other| (other.member.span(), message))
        };
        if let Some((place, message)) = wrong {
            mistakes.add(Error::new(place, message));
        }
    }
}

/// What a field has to know of the others.
struct Siblings {
    /// Whether the variant is transparent.
    transparent: bool,
    /// Whether an attribute says which field is the source. If none does, the name `source` says it.
    source: bool,
    /// Whether some attribute is wrong, so that nothing more is asked for.
    unclear: bool,
}

impl Siblings {
    fn is_source(&self, member: &Member, options: &Options<'_>) -> bool {
        let named = matches!(member, Member::Named(name) if name == "source");
        let implied = named && !self.source && options.skip.is_none() && options.argument.is_none();
        !self.transparent && (implied || options.source.or(options.from).is_some())
    }

    /// The argument that a field fills.
    fn argument(&self, member: &Member, ty: &Type, options: &Options<'_>, mistakes: &mut Mistakes) -> Option<Ident> {
        if self.transparent {
            let meaningless = options.source.or(options.skip).or(options.argument.as_ref().map(Ident::span));
            if let Some(place) = meaningless {
                let message = "what is transparent is its field and nothing else: only #[from] has a meaning here";
                mistakes.add(Error::new(place, message));
            }
            return None;
        }
        if let (Some(skip), Some(argument)) = (options.skip, &options.argument) {
            let message = format!("`skip` and `arg = {argument}` contradict each other: remove one of them");
            mistakes.add(Error::new(skip, message));
        }
        if options.argument.is_some() || options.skip.is_some() || self.is_source(member, options) {
            return options.argument.clone();
        }
        if let Member::Named(name) = member {
            return Some(name.clone());
        }
        if !self.unclear && !options.unclear {
            let message = "which argument does this field fill? add #[kody(arg = name)], or #[kody(skip)]";
            mistakes.add(Error::new_spanned(ty, message));
        }
        None
    }
}

/// The place of a field without a name is that of its type.
fn spanned(member: Member, ty: &Type) -> Member {
    match member {
        Member::Unnamed(mut index) => {
            index.span = place(ty);
            Member::Unnamed(index)
        }
        named @ Member::Named(_) => named,
    }
}

/// Where to point for a type, with one token: at its name, not at the path before it.
pub(crate) fn place(ty: &Type) -> Span {
    match bare(ty) {
        Type::Path(path) => path.path.segments.last().map_or_else(|| ty.span(), |segment| segment.ident.span()),
        Type::Reference(reference) => place(&reference.elem),
        _ => ty.span(),
    }
}
