import Figures

extension Document {
  /// The report as a LaTeX file for pdfLaTeX, LuaLaTeX or XeLaTeX; figures are PDF files in a
  /// folder beside it.
  ///
  /// Tables are longtables with booktabs' rules, their notes the last rows. Short ones stay on one
  /// page. A table too wide for the page is set on one turned to its side. Numbers are set on the
  /// decimal mark by `\pad`, which takes the room of its argument and prints nothing. What is folded
  /// in HTML stands open.
  /// - Parameter figureFolder: the folder of the PDF files, relative to the report.
  public func latex(figureFolder: String = "figures") -> String {
    var body = LaTeXBody(self, figureFolder: figureFolder)
    let text = body.text()
    let title = LaTeXEscaping.outline(self.title.plainText)
    let head = [
      LaTeXPreamble.packages, LaTeXCharacters.commands,
      LaTeXCharacters.declarations(for: text).joined(separator: "\n"), LaTeXPreamble.commands,
      "\\hypersetup{hidelinks,pdftitle={\(title)}}", "\\begin{document}",
    ].filter { !$0.isEmpty }
    return (head + ["", text, "", "\\end{document}"]).joined(separator: "\n") + "\n"
  }
}

/// What stands before the text.
enum LaTeXPreamble {
  static let packages = #"""
    % pdflatex, lualatex or xelatex, twice. Scripts that Latin Modern lacks (Arabic, Chinese, emoji)
    % are printed as boxed code points: take lualatex or xelatex, and name a font that has them.
    \documentclass[11pt,a4paper]{article}
    \usepackage{iftex}
    \ifpdftex
      \usepackage[T1]{fontenc}
      \usepackage{textcomp}
      \usepackage{lmodern}
    \else
      \usepackage{fontspec}
      % \setmainfont{...}
      % \setsansfont{...}
    \fi
    \usepackage[a4paper,hmargin=17.5mm,vmargin=20mm]{geometry}
    \usepackage{array,booktabs,longtable,graphicx,pdflscape,caption}
    \usepackage{hyperref}
    """#

  static let commands = #"""
    \setcounter{secnumdepth}{0}
    \setlength{\parindent}{0pt}
    \setlength{\parskip}{1ex plus 0.3ex}
    \makeatletter
    \def\@listi{\leftmargin\leftmargini\topsep 1pt\parsep 0pt\itemsep 2pt\relax}
    \let\@listI\@listi
    \makeatother
    \setlength{\emergencystretch}{4em}
    \DeclareCaptionLabelSeparator*{periodline}{.\\}
    \DeclareCaptionLabelSeparator*{colonline}{:\\}
    \captionsetup{font={sf,small},labelfont=bf,labelsep=period,justification=raggedright,
      singlelinecheck=false,skip=4pt,hypcap=false}
    \setlength{\LTleft}{0pt}
    \setlength{\LTright}{0pt plus 1fill}
    \newcommand*{\pad}[1]{\leavevmode\hphantom{#1}}
    \newcommand*{\centred}{\leftskip=0pt plus 1fil\rightskip=0pt plus 1fil\relax}
    \newcommand*{\abovenotes}{\noalign{\vskip 2pt}}
    \newcommand*{\room}[1]{\par\begingroup\dimen0=\pagegoal\advance\dimen0 by -\pagetotal
      \ifdim#1>\dimen0\ifdim\dimen0>0pt\vfil\penalty-10000\fi\fi\endgroup}
    \newcommand*{\level}{\leftskip=1.2em\relax}
    \newcolumntype{T}[1]{>{\raggedright\arraybackslash\rightskip=-3bp plus 1fil\relax}p{#1}}
    \newcolumntype{N}[2]{>{\raggedright\arraybackslash\leftskip=#1\relax
      \rightskip=-4bp plus 1fil\relax}p{#2}}
    \newcolumntype{H}[1]{>{\raggedright\arraybackslash}b{#1}}
    \newcolumntype{C}[1]{>{\centering\arraybackslash}b{#1}}
    \newcommand*{\tabletype}[2]{\sffamily\fontsize{#1}{#2}\selectfont
      \setlength{\tabcolsep}{4bp}\setlength{\LTcapwidth}{\linewidth}}
    \ifluatex
      \newcommand*{\rightleft}[1]{{\textdirection 1\relax#1}}
    \else
      \TeXXeTstate=1
      \newcommand*{\rightleft}[1]{\leavevmode\beginR#1\endR}
    \fi
    """#
}
