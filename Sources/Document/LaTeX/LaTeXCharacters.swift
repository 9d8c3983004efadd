/// The characters beyond ASCII that a report uses, declared so that none stops a run or vanishes.
///
/// Those of mathematics, Greek and typography are defined by name. Any other is left to the font;
/// where it has no glyph, or pdfLaTeX knows none, the code point is printed in a box.
enum LaTeXCharacters {
  /// The preamble's lines for the characters of a text.
  static func declarations(for text: String) -> [String] {
    Set(text.unicodeScalars.filter { !$0.isASCII }).sorted().map { scalar in
      let code = hex(scalar)
      if let definition = definitions[scalar] {
        return "\\definecharacter{\(code)}{\(definition)}"
      }
      return "\\allowcharacter{\(code)}{\(Character(scalar))}"
    }
  }

  /// The code point in hexadecimal digits, at least four.
  static func hex(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Defines the two commands, and the box.
  ///
  /// `\u8:…` is the name under which LaTeX keeps what a
  /// font's encoding declares.
  static let commands = #"""
    \newcommand*{\codepoint}[1]{{\setlength{\fboxsep}{0.6pt}\fbox{\tiny\ttfamily U+#1}}}
    \ifpdftex
      \newcommand*{\definecharacter}[2]{\DeclareUnicodeCharacter{#1}{#2}}
      \newcommand*{\allowcharacter}[2]{\ifcsname u8:\detokenize{#2}\endcsname\else
        \DeclareUnicodeCharacter{#1}{\codepoint{#1}}\fi}
    \else
      \newcommand*{\activecharacter}[2]{\catcode"#1=\active
        \begingroup\lccode`\~="#1\relax\lowercase{\endgroup\protected\def~}{#2}}
      \newcommand*{\definecharacter}[2]{\activecharacter{#1}{%
        \iffontchar\font"#1\relax\char"#1\relax\else#2\fi}}
      \newcommand*{\allowcharacter}[2]{\definecharacter{#1}{\codepoint{#1}}}
    \fi
    """#

  private static let definitions: [Unicode.Scalar: String] = {
    var all = symbols
    for (letter, name) in greek { all[letter] = "\\ensuremath{\\\(name)}" }
    for (letter, latin) in greekLikeLatin { all[letter] = "\\ensuremath{\\mathrm{\(latin)}}" }
    for (mark, accent) in accents {
      all[mark] = "\\llap{\\\(accent){}}"
    }
    for digit in UInt32(0)...9 {
      if let low = Unicode.Scalar(0x2080 + digit) { all[low] = "\\textsubscript{\(digit)}" }
      if digit > 3 || digit == 0, let high = Unicode.Scalar(0x2070 + digit) {
        all[high] = "\\textsuperscript{\(digit)}"
      }
    }
    return all
  }()

  private static let greek: [Unicode.Scalar: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "π": "pi", "ρ": "rho", "ς": "varsigma", "σ": "sigma", "τ": "tau",
    "υ": "upsilon", "φ": "varphi", "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma",
    "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma",
    "Υ": "Upsilon", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega", "\u{2206}": "Delta",
    "\u{2126}": "Omega",
  ]

  private static let greekLikeLatin: [Unicode.Scalar: String] = [
    "ο": "o", "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M",
    "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Χ": "X",
  ]

  private static let accents: [Unicode.Scalar: String] = [
    "\u{0300}": "`", "\u{0301}": "'", "\u{0302}": "^", "\u{0303}": "~", "\u{0304}": "=",
    "\u{0306}": "u", "\u{0307}": ".", "\u{0308}": "\"", "\u{030A}": "r", "\u{030B}": "H",
    "\u{030C}": "v",
  ]

  private static let symbols: [Unicode.Scalar: String] = [
    "−": "\\ensuremath{-}", "≤": "\\ensuremath{\\leq}", "≥": "\\ensuremath{\\geq}",
    "≠": "\\ensuremath{\\neq}", "≈": "\\ensuremath{\\approx}", "≡": "\\ensuremath{\\equiv}",
    "∞": "\\ensuremath{\\infty}", "√": "\\ensuremath{\\surd}", "∑": "\\ensuremath{\\sum}",
    "∏": "\\ensuremath{\\prod}", "∂": "\\ensuremath{\\partial}", "∈": "\\ensuremath{\\in}",
    "∼": "\\ensuremath{\\sim}", "∝": "\\ensuremath{\\propto}", "∩": "\\ensuremath{\\cap}",
    "∪": "\\ensuremath{\\cup}", "←": "\\ensuremath{\\leftarrow}",
    "→": "\\ensuremath{\\rightarrow}", "↑": "\\ensuremath{\\uparrow}",
    "↓": "\\ensuremath{\\downarrow}", "⋅": "\\ensuremath{\\cdot}", "∙": "\\ensuremath{\\bullet}",
    "′": "\\ensuremath{{}'}", "″": "\\ensuremath{{}''}", "⁻": "\\textsuperscript{\\ensuremath{-}}",
    "⁺": "\\textsuperscript{+}", "ⁿ": "\\textsuperscript{n}", "ℓ": "\\ensuremath{\\ell}",
    "\u{2010}": "-", "\u{2011}": "\\mbox{-}", "\u{2012}": "\\textendash{}",
    "\u{2015}": "\\textemdash{}", "\u{2002}": "\\enspace{}", "\u{2003}": "\\quad{}",
    "\u{2004}": "\\hspace{0.333em}", "\u{2005}": "\\hspace{0.25em}",
    "\u{2006}": "\\hspace{0.167em}", "\u{2007}": "\\hphantom{0}", "\u{2008}": "\\hphantom{.}",
    "\u{2009}": "\\,", "\u{200A}": "\\hspace{0.1em}", "\u{200B}": "\\hspace{0pt}",
    "\u{202F}": "\\,", "\u{205F}": "\\hspace{0.222em}", "\u{200C}": "{}", "\u{200D}": "{}",
    "\u{2060}": "{}", "\u{FE0E}": "{}", "\u{FE0F}": "{}",
  ]
}
