/// The order in which ECMA-376 (part 1, annex A) wants the children of an element; Word calls a
/// document unreadable, or drops what it meets, where another stands.
enum WordOrder {
  /// Children by their parent, as far as this package may ever write them.
  static let sequences: [String: [String]] = [
    "w:body": [],
    "w:tbl": ["w:tblPr", "w:tblGrid", "w:tr"],
    "w:tr": ["w:tblPrEx", "w:trPr", "w:tc"],
    "w:tc": ["w:tcPr", "w:p"],
    "w:r": ["w:rPr", "w:t|w:br|w:drawing"],
    "w:tblPr": [
      "w:tblStyle", "w:tblpPr", "w:tblOverlap", "w:bidiVisual", "w:tblStyleRowBandSize",
      "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders",
      "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription",
    ],
    "w:tcPr": [
      "w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge", "w:vMerge", "w:tcBorders", "w:shd",
      "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark",
    ],
    "w:tblBorders": ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"],
    "w:tcBorders": ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"],
    "w:tblCellMar": ["w:top", "w:left", "w:bottom", "w:right"],
    "w:pBdr": ["w:top", "w:left", "w:bottom", "w:right", "w:between", "w:bar"],
    "w:pPr": [
      "w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr",
      "w:widowControl", "w:numPr", "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs",
      "w:suppressAutoHyphens", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing",
      "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc",
      "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId",
      "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
    ],
    "w:numPr": ["w:ilvl", "w:numId"],
    "w:rPr": [
      "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:caps", "w:smallCaps",
      "w:strike", "w:outline", "w:shadow", "w:noProof", "w:vanish", "w:color", "w:spacing",
      "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:effect",
      "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang",
    ],
    "w:sectPr": [
      "w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr", "w:type",
      "w:pgSz", "w:pgMar", "w:paperSrc", "w:pgBorders", "w:lnNumType", "w:pgNumType", "w:cols",
    ],
    "w:style": [
      "w:name", "w:aliases", "w:basedOn", "w:next", "w:link", "w:uiPriority", "w:semiHidden",
      "w:unhideWhenUsed", "w:qFormat", "w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr",
      "w:tblStylePr",
    ],
    "w:styles": ["w:docDefaults", "w:latentStyles", "w:style"],
    "w:docDefaults": ["w:rPrDefault", "w:pPrDefault"],
    "w:numbering": ["w:abstractNum", "w:num"],
    "w:abstractNum": ["w:nsid", "w:multiLevelType", "w:tmpl", "w:lvl"],
    "w:num": ["w:abstractNumId", "w:lvlOverride"],
    "w:lvlOverride": ["w:startOverride", "w:lvl"],
    "w:lvl": [
      "w:start", "w:numFmt", "w:lvlRestart", "w:pStyle", "w:isLgl", "w:suff", "w:lvlText",
      "w:lvlJc", "w:pPr", "w:rPr",
    ],
    "w:settings": [
      "w:zoom", "w:defaultTabStop", "w:footnotePr", "w:compat", "w:rsids", "w:themeFontLang",
      "w:decimalSymbol", "w:listSeparator",
    ],
    "wp:inline": [
      "wp:extent", "wp:effectExtent", "wp:docPr", "wp:cNvGraphicFramePr", "a:graphic",
    ],
    "pic:pic": ["pic:nvPicPr", "pic:blipFill", "pic:spPr"],
    "pic:nvPicPr": ["pic:cNvPr", "pic:cNvPicPr"],
    "pic:blipFill": ["a:blip", "a:srcRect", "a:stretch"],
    "pic:spPr": ["a:xfrm", "a:prstGeom"],
    "a:xfrm": ["a:off", "a:ext"],
  ]

  /// What stands out of order below an element.
  static func faults(in element: Element) -> [String] {
    var faults = element.elements.flatMap(faults)
    guard let order = sequences[element.name], !order.isEmpty else { return faults }
    var last = 0
    for child in element.elements {
      let place = order.firstIndex { $0.split(separator: "|").contains { $0 == child.name } }
      guard let place else {
        faults.append("\(child.name) is no child of \(element.name)")
        continue
      }
      if place < last { faults.append("\(child.name) stands too late in \(element.name)") }
      last = max(place, last)
    }
    return faults
  }
}
