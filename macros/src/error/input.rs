//! The syntax of a type comes in; what its attributes say goes out.

use proc_macro2::Ident;
use syn::spanned::Spanned as _;
use syn::{Attribute, Data, DeriveInput, Error, Fields, Generics, Member, Path, Result, Type, parse_quote};

/// An error type.
pub(crate) struct Input<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    /// The module of the catalogue.
    pub(crate) catalog: Path,
    /// The crate `kody`.
    pub(crate) runtime: Path,
    /// Its variants; of a struct, the one form it has.
    pub(crate) variants: Vec<Variant<'a>>,
}

/// A variant, or a struct.
pub(crate) struct Variant<'a> {
    /// The name; none for a struct.
    pub(crate) ident: Option<&'a Ident>,
    pub(crate) kind: Kind,
    pub(crate) fields: Vec<Field<'a>>,
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
    pub(crate) member: Member,
    pub(crate) ty: &'a Type,
    /// The argument of the message that it fills.
    pub(crate) argument: Option<Ident>,
    /// Whether it is the cause of the error.
    pub(crate) is_source: bool,
    /// Whether the variant is made from it.
    pub(crate) is_from: bool,
}

/// What `#[kody(…)]` says, wherever it stands.
#[derive(Default)]
struct Options {
    catalog: Option<Path>,
    runtime: Option<Path>,
    transparent: bool,
    skip: bool,
    argument: Option<Ident>,
}

impl<'a> Input<'a> {
    pub(crate) fn read(derive: &'a DeriveInput) -> Result<Self> {
        let options = Options::read(&derive.attrs)?;
        let catalog = options.catalog.ok_or_else(|| {
            Error::new_spanned(&derive.ident, "which catalogue? add #[kody(catalog = api)] with the path of its module")
        })?;
        let variants = match &derive.data {
            Data::Struct(data) => vec![Variant::read(None, derive.ident.span(), &derive.attrs, &data.fields)?],
            Data::Enum(data) => {
                let variants = data.variants.iter();
                all(variants.map(|variant| {
                    Variant::read(Some(&variant.ident), variant.ident.span(), &variant.attrs, &variant.fields)
                }))?
            }
            Data::Union(_) => {
                return Err(Error::new_spanned(&derive.ident, "a union cannot be an error: use an enum or a struct"));
            }
        };
        let runtime = options.runtime.unwrap_or_else(|| parse_quote!(::kody));
        Ok(Self { ident: &derive.ident, generics: &derive.generics, catalog, runtime, variants })
    }
}

/// All results, or all errors in one.
fn all<T>(results: impl Iterator<Item = Result<T>>) -> Result<Vec<T>> {
    let mut values = Vec::new();
    let mut errors: Option<Error> = None;
    for result in results {
        match (result, &mut errors) {
            (Ok(value), _) => values.push(value),
            (Err(error), Some(errors)) => errors.combine(error),
            (Err(error), none) => *none = Some(error),
        }
    }
    errors.map_or(Ok(values), Err)
}

impl<'a> Variant<'a> {
    fn read(
        ident: Option<&'a Ident>,
        span: proc_macro2::Span,
        attributes: &'a [Attribute],
        fields: &'a Fields,
    ) -> Result<Self> {
        let options = Options::read(attributes)?;
        let code = attributes.iter().find(|attribute| attribute.path().is_ident("code"));
        let kind = match (code, options.transparent) {
            (Some(code), false) => Kind::Code(
                code.parse_args()
                    .map_err(|_| Error::new_spanned(code, "expected the name of a code: #[code(RateLimit)]"))?,
            ),
            (None, true) => Kind::Transparent,
            (Some(code), true) => {
                return Err(Error::new_spanned(
                    code,
                    "what is transparent has the code of its field, and none of its own",
                ));
            }
            (None, false) => {
                return Err(Error::new(span, "which code? add #[code(Name)], or #[kody(transparent)]"));
            }
        };
        let transparent = matches!(kind, Kind::Transparent);
        let members = fields.members().zip(fields);
        let fields = all(members.map(|(member, field)| Field::read(member, field, transparent)))?;
        let variant = Self { ident, kind, fields };
        variant.check(span)?;
        Ok(variant)
    }

    fn check(&self, span: proc_macro2::Span) -> Result<()> {
        let mut sources = self.fields.iter().filter(|field| field.is_source);
        if let (Some(_), Some(second)) = (sources.next(), sources.next()) {
            return Err(Error::new(second.member.span(), "an error has one source: remove #[source] or #[from] here"));
        }
        let from = self.fields.iter().find(|field| field.is_from);
        if let Some(from) = from
            && let Some(other) = self.fields.iter().find(|field| !field.is_from)
        {
            let message = "a variant with #[from] is made from that field alone, so it can have no other one";
            let mut error = Error::new(other.member.span(), message);
            error.combine(Error::new(from.member.span(), "#[from] stands here; #[source] allows more fields"));
            return Err(error);
        }
        if matches!(self.kind, Kind::Transparent) && self.fields.len() != 1 {
            return Err(Error::new(span, "what is transparent has exactly one field: the error that speaks for it"));
        }
        Ok(())
    }
}

impl<'a> Field<'a> {
    fn read(member: Member, field: &'a syn::Field, transparent: bool) -> Result<Self> {
        let options = Options::read(&field.attrs)?;
        let has = |name: &str| field.attrs.iter().any(|attribute| attribute.path().is_ident(name));
        let is_from = has("from");
        let named_source = matches!(&member, Member::Named(name) if name == "source");
        let is_source = is_from || has("source") || (named_source && !options.skip);
        let argument = match (options.argument, &member) {
            (Some(argument), _) => Some(argument),
            _ if is_source || options.skip || transparent => None,
            (None, Member::Named(name)) => Some(name.clone()),
            (None, Member::Unnamed(_)) => {
                let message = "which argument does this field fill? add #[kody(arg = name)], or #[kody(skip)]";
                return Err(Error::new_spanned(&field.ty, message));
            }
        };
        Ok(Self { member: spanned(member, &field.ty), ty: &field.ty, argument, is_source, is_from })
    }
}

/// The place of a field without a name is that of its type.
fn spanned(member: Member, ty: &Type) -> Member {
    match member {
        Member::Unnamed(mut index) => {
            index.span = ty.span();
            Member::Unnamed(index)
        }
        named @ Member::Named(_) => named,
    }
}

impl Options {
    fn read(attributes: &[Attribute]) -> Result<Self> {
        let mut options = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("kody")) {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("catalog") {
                    options.catalog = Some(meta.value()?.parse()?);
                } else if meta.path.is_ident("crate") {
                    options.runtime = Some(meta.value()?.parse()?);
                } else if meta.path.is_ident("transparent") {
                    options.transparent = true;
                } else if meta.path.is_ident("skip") {
                    options.skip = true;
                } else if meta.path.is_ident("arg") {
                    options.argument = Some(meta.value()?.call(<Ident as syn::ext::IdentExt>::parse_any)?);
                } else {
                    let message = "expected `catalog`, `crate`, `transparent`, `skip` or `arg`";
                    return Err(meta.error(message));
                }
                Ok(())
            })?;
        }
        Ok(options)
    }
}
