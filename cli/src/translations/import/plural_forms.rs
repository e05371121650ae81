//! The header field `Plural-Forms` of a PO file comes in; the index of the form for a number goes out, and which category of
//! CLDR each index stands for.
//!
//! The expression is one of C with `n` as its only variable (GNU gettext manual, 11.2.6). Tools write their own: with another
//! number of forms, or the forms in another order.

use kody_generator::catalog::Category;
use kody_generator::plurals::Rules;

/// The field.
#[derive(Debug)]
pub(super) struct PluralForms(Expression);

#[derive(Debug)]
enum Expression {
    N,
    Number(u64),
    Not(Box<Expression>),
    Binary(&'static str, Box<Expression>, Box<Expression>),
    Choice(Box<Expression>, Box<Expression>, Box<Expression>),
}

impl PluralForms {
    /// Reads `nplurals=2; plural=(n != 1);`.
    pub(super) fn parse(field: &str) -> Option<Self> {
        let mut parts = field.split(';').map(str::trim);
        let _count: usize = parts.next()?.strip_prefix("nplurals=")?.trim().parse().ok()?;
        let expression = parts.next()?.strip_prefix("plural=")?;
        let mut parser = Parser { rest: expression, depth: 0, operators: 0 };
        let parsed = parser.choice()?;
        parser.rest.trim_start().is_empty().then_some(Self(parsed))
    }

    /// The index of the form for a number.
    pub(super) fn index(&self, n: u64) -> Option<usize> {
        usize::try_from(evaluate(&self.0, n)?).ok()
    }

    /// The index of the form that each category of a language has; nothing where a category would have several.
    ///
    /// The number 0 is left out where a category has others: tools disagree about it.
    pub(super) fn indices(&self, rules: &Rules) -> Option<Vec<(Category, usize)>> {
        let numbers = (1..=1000).chain((1..=20).map(|million| million * 1_000_000)).chain([100_000, 0]);
        let mut found: Vec<(Category, usize)> = Vec::new();
        for number in numbers {
            let (category, index) = (rules.category(number.into()), self.index(number)?);
            match found.iter().find(|(known, _)| *known == category) {
                None => found.push((category, index)),
                Some((_, known)) if *known != index && number > 0 => return None,
                Some(_) => {}
            }
        }
        Some(found)
    }
}

/// The operators by how strongly they bind, the weakest first; of those that begin alike the longer one first.
const OPERATORS: [&[&str]; 6] =
    [&["||"], &["&&"], &["==", "!="], &["<=", ">=", "<", ">"], &["+", "-"], &["*", "/", "%"]];

/// How deep an expression may be. Real ones have ten levels at most.
const DEPTH: usize = 50;

/// How many operators an expression may have. Real ones have thirty at most; each is a level of the tree.
const MOST_OPERATORS: usize = 500;

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
    operators: usize,
}

impl Parser<'_> {
    fn choice(&mut self) -> Option<Expression> {
        self.depth += 1;
        if self.depth > DEPTH {
            return None;
        }
        let condition = self.binary(0)?;
        let choice = if self.eat("?") {
            let yes = self.choice()?;
            let no = self.eat(":").then(|| self.choice())??;
            Expression::Choice(Box::new(condition), Box::new(yes), Box::new(no))
        } else {
            condition
        };
        self.depth -= 1;
        Some(choice)
    }

    fn binary(&mut self, level: usize) -> Option<Expression> {
        let Some(operators) = OPERATORS.get(level) else { return self.operand() };
        let mut left = self.binary(level + 1)?;
        while let Some(operator) = operators.iter().copied().find(|operator| self.eat(operator)) {
            self.operators += 1;
            if self.operators > MOST_OPERATORS {
                return None;
            }
            left = Expression::Binary(operator, Box::new(left), Box::new(self.binary(level + 1)?));
        }
        Some(left)
    }

    fn operand(&mut self) -> Option<Expression> {
        if self.eat("!") {
            self.depth += 1;
            let operand = if self.depth > DEPTH { None } else { self.operand() };
            self.depth -= 1;
            return Some(Expression::Not(Box::new(operand?)));
        }
        if self.eat("(") {
            let inner = self.choice()?;
            return self.eat(")").then_some(inner);
        }
        if self.eat("n") {
            return Some(Expression::N);
        }
        self.rest = self.rest.trim_start();
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = self.rest[..digits].parse().ok()?;
        self.rest = &self.rest[digits..];
        Some(Expression::Number(number))
    }

    fn eat(&mut self, token: &str) -> bool {
        let rest = self.rest.trim_start().strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}

fn evaluate(expression: &Expression, n: u64) -> Option<u64> {
    Some(match expression {
        Expression::N => n,
        Expression::Number(number) => *number,
        Expression::Not(operand) => u64::from(evaluate(operand, n)? == 0),
        Expression::Choice(condition, yes, no) => evaluate(if evaluate(condition, n)? == 0 { no } else { yes }, n)?,
        Expression::Binary(operator, left, right) => {
            let (left, right) = (evaluate(left, n)?, evaluate(right, n)?);
            match *operator {
                "||" => u64::from(left != 0 || right != 0),
                "&&" => u64::from(left != 0 && right != 0),
                "==" => u64::from(left == right),
                "!=" => u64::from(left != right),
                "<" => u64::from(left < right),
                ">" => u64::from(left > right),
                "<=" => u64::from(left <= right),
                ">=" => u64::from(left >= right),
                "+" => left.wrapping_add(right),
                "-" => left.wrapping_sub(right),
                "*" => left.wrapping_mul(right),
                "/" => left.checked_div(right)?,
                _ => left.checked_rem(right)?,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use kody_generator::plurals::Rules;

    use super::PluralForms;

    /// The header that is exported decides as CLDR does, in every language.
    #[test]
    fn exported_headers_decide_as_cldr_does() {
        for rules in Rules::all() {
            let field = rules.gettext();
            let forms = PluralForms::parse(&field).expect("it is an expression");
            let count = format!("nplurals={};", rules.categories().len());
            assert!(field.starts_with(&count), "{field}");
            let large = [99_999, 100_000, 100_001, 999_999, 1_000_000, 1_000_001, 7_000_000, 123_456_789];
            for number in (0..=10_000).chain(large) {
                let index = forms.index(number).expect("nothing is divided by zero");
                let found = rules.categories()[index];
                assert_eq!(found, rules.category(number.into()), "{number} in {field}");
            }
            for (category, index) in forms.indices(&rules).expect("each category has its own form") {
                assert_eq!(rules.categories()[index], category, "{field}");
            }
        }
    }

    fn indices(language: &str, field: &str) -> Option<Vec<(&'static str, usize)>> {
        let rules = Rules::of(language).expect("CLDR knows it");
        let indices = PluralForms::parse(field).expect("it is an expression").indices(&rules)?;
        let mut indices: Vec<_> = indices.iter().map(|(category, index)| (category.as_str(), *index)).collect();
        indices.sort_by_key(|found| found.1);
        Some(indices)
    }

    /// As in files of KDE, of GNU, of Weblate.
    #[test]
    fn headers_of_other_tools_are_understood() {
        let ukrainian = "nplurals=4; plural=n==1 ? 3 : n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;";
        assert_eq!(indices("uk", ukrainian), None, "a form for 1 alone");
        let ukrainian =
            "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);";
        assert_eq!(indices("uk", ukrainian), Some(vec![("one", 0), ("few", 1), ("many", 2)]));
        assert_eq!(indices("uk", "nplurals=2; plural=n != 1;"), None);
        assert_eq!(indices("es", "nplurals=2; plural=n != 1;"), Some(vec![("one", 0), ("other", 1), ("many", 1)]));
        assert_eq!(indices("pt", "nplurals=2; plural=(n != 1)"), Some(vec![("one", 0), ("other", 1), ("many", 1)]));
        let latvian = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);";
        assert_eq!(indices("lv", latvian), Some(vec![("one", 0), ("other", 1), ("zero", 1)]));
        assert_eq!(indices("ja", "nplurals=1; plural=0;"), Some(vec![("other", 0)]));
    }

    #[test]
    fn what_is_no_expression_is_refused() {
        let deep = format!("nplurals=2; plural={}n{};", "(".repeat(10_000), ")".repeat(10_000));
        let nots = format!("nplurals=2; plural={}n;", "!".repeat(100_000));
        let sums = format!("nplurals=2; plural=n{};", "+n".repeat(200_000));
        for field in [
            "",
            "nplurals=2;",
            "nplurals=INTEGER; plural=EXPRESSION;",
            "nplurals=2; plural=n 1;",
            "nplurals=2; plural=(n;",
            &deep,
            &nots,
            &sums,
        ] {
            assert!(PluralForms::parse(field).is_none(), "{field}");
        }
        assert_eq!(PluralForms::parse("nplurals=2; plural=n/0;").and_then(|forms| forms.index(1)), None);
    }
}
