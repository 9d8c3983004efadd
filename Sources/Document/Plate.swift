/// Pictures of one subject with what is said of them; a page shows plates below its blocks, as many
/// beside each other as fit.
///
/// Plates are of the HTML page alone: they are for looking through, not for print in a paper.
public struct Plate: Equatable, Sendable {
  /// A line drawn over a picture.
  public struct Outline: Equatable, Sendable {
    /// The path as SVG has it, in the picture's unit.
    public var path: String
    /// Which colour, from 1.
    public var series: Int
    /// What it is, written beside it; empty for nothing.
    public var label: String
    /// Where the label begins.
    public var place: (x: Double, y: Double)

    /// A line, with or without a label.
    public init(
      _ path: String, series: Int, label: String = "", at place: (Double, Double) = (0, 0)
    ) {
      (self.path, self.series, self.label) = (path, series, label)
      self.place = (place.0, place.1)
    }

    /// Whether two lines are the same.
    public static func == (a: Outline, b: Outline) -> Bool {
      (a.path, a.series, a.label) == (b.path, b.series, b.label) && a.place == b.place
    }
  }

  /// A picture with lines over it.
  public struct Picture: Equatable, Sendable {
    /// A PNG; empty where there are lines alone.
    public var png: [UInt8]
    /// Width and height in a unit of length, so that pixels need not be square.
    public var size: (width: Double, height: Double)
    /// The lines.
    public var outlines: [Outline]
    /// What it shows, in words.
    public var caption: String

    /// A picture.
    public init(
      png: [UInt8], size: (width: Double, height: Double), outlines: [Outline], caption: String
    ) {
      (self.png, self.size, self.outlines, self.caption) = (png, size, outlines, caption)
    }

    /// Whether two pictures are the same.
    public static func == (a: Picture, b: Picture) -> Bool {
      a.png == b.png && a.size == b.size && a.outlines == b.outlines && a.caption == b.caption
    }
  }

  /// What links lead to.
  public var id: String
  /// Who or what it is.
  public var title: String
  /// The judgement, a word or two.
  public var status: String
  /// Whether the judgement asks for a look.
  public var needsLook: Bool
  /// The pictures, from the left.
  public var pictures: [Picture]
  /// Numbers, shortly.
  public var facts: [Definition]
  /// Sentences.
  public var remarks: [[Inline]]

  /// A plate.
  public init(
    id: String, title: String, status: String, needsLook: Bool, pictures: [Picture],
    facts: [Definition], remarks: [[Inline]]
  ) {
    (self.id, self.title, self.status, self.needsLook) = (id, title, status, needsLook)
    (self.pictures, self.facts, self.remarks) = (pictures, facts, remarks)
  }
}

extension Plate {
  /// The plate as HTML.
  func html() -> String {
    let mark = needsLook ? "status look" : "status"
    var lines = [
      "<article class=\"plate\" id=\"\(HTMLEscaping.id(id))\">",
      "<h3>\(HTMLEscaping.isolated(title)) <span class=\"\(mark)\">"
        + "\(HTMLEscaping.isolated(status))</span></h3>",
    ]
    if !pictures.isEmpty {
      lines.append("<div class=\"pictures\">")
      lines += pictures.map { $0.html() }
      lines.append("</div>")
    }
    lines.append(Block.definitions(facts).html())
    if !remarks.isEmpty { lines.append(Block.list(remarks).html()) }
    return (lines + ["</article>"]).joined(separator: "\n")
  }
}

extension Plate.Picture {
  /// The picture as an SVG in the page; the PNG lies in it.
  fileprivate func html() -> String {
    let (width, height) = (Self.number(size.width), Self.number(size.height))
    let label = HTMLEscaping.escape(caption)
    var lines = [
      "<figure><svg viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-label=\"\(label)\">"
    ]
    if png.isEmpty {
      lines.append("<rect class=\"stroke-faint\" width=\"\(width)\" height=\"\(height)\"/>")
    } else {
      lines.append(
        "<image width=\"\(width)\" height=\"\(height)\" preserveAspectRatio=\"none\" "
          + "href=\"data:image/png;base64,\(Base64.text(png))\"/>")
    }
    for outline in outlines {
      lines.append("<path class=\"outline-\(outline.series)\" d=\"\(outline.path)\"/>")
      guard !outline.label.isEmpty else { continue }
      lines.append(
        "<text class=\"outline-\(outline.series)\" x=\"\(Self.number(outline.place.x))\" "
          + "y=\"\(Self.number(outline.place.y))\">\(HTMLEscaping.escape(outline.label))</text>")
    }
    return lines.joined(separator: "\n") + "\n</svg><figcaption>\(label)</figcaption></figure>"
  }

  private static func number(_ value: Double) -> String {
    let scaled = (value * 100).rounded()
    guard scaled.isFinite, abs(scaled) < 1e15 else { return "0" }
    let text = (scaled / 100).description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// Bytes as text (RFC 4648).
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The text of bytes, padded with `=`.
  static func text(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var word = 0
      for place in 0..<3 { word = word << 8 | (place < count ? Int(bytes[start + place]) : 0) }
      for place in 0..<4 {
        result.append(
          place <= count ? alphabet[word >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
