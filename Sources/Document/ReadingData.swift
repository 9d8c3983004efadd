import Figures

/// What a figure's curves say, as the data of the page's script.
///
/// ```
/// {"isStep": true, "box": [left, top, right, bottom], "x": [title, lower, upper],
///  "y": [title, lower, upper], "isLess": false, "count": words, "value": words, "thin": false,
///  "unit": 10000, "series": [[name, colour, end, [[x, y, lower, upper, count, value], …]], …]}
/// ```
/// Places are whole numbers: along the horizontal axis in `1/unit`, heights in thousandths; null
/// where there is none. An axis of `1 − Specificity` is read as specificity: `isLess`.
struct ReadingData {
  private let words: ReadingWords
  private let readings: Readings
  /// Whether places that lie near each other were left out.
  private let isThinned: Bool
  private let unit: Double

  /// The most places of a figure that stand in a page without being thinned.
  private static let most = 1200
  /// How far apart, in points, the places of a thinned curve lie.
  private static let apart = 2.0

  /// The data of a figure; `nil` where its curves cannot be read.
  init?(_ figure: Figure, _ words: ReadingWords) {
    self.words = words
    guard let all = figure.readings(apart: 0), all.series.contains(where: { !$0.readings.isEmpty })
    else { return nil }
    let count = all.series.reduce(0) { $0 + $1.readings.count }
    isThinned = count > Self.most
    readings = isThinned ? figure.readings(apart: Self.apart) ?? all : all
    unit = Self.unit(over: abs(readings.xAxis.upper - readings.xAxis.lower))
  }

  /// The power of ten that leaves six digits of an axis.
  private static func unit(over range: Double) -> Double {
    var unit = 1.0
    while unit < 1e12, range > 0, range * unit < 100_000 { unit *= 10 }
    return unit
  }

  /// The data as JSON.
  var json: String {
    let box = [readings.left, readings.top, readings.right, readings.bottom].map(Self.plain)
    let series = readings.series.map(json)
    return "{\"isStep\":\(readings.rule == .lastBefore),\"box\":[\(box.joined(separator: ","))],"
      + "\"x\":\(axis(readings.xAxis)),\"y\":\(axis(readings.yAxis)),"
      + "\"isLess\":\(readings.xAxis.title.hasPrefix(Self.less)),"
      + "\"count\":\(SourceData.quoted(words.count)),\"value\":\(SourceData.quoted(words.value)),"
      + "\"thin\":\(isThinned),\"unit\":\(whole(unit, 1)),"
      + "\"series\":[\(series.joined(separator: ",\n"))]}"
  }

  /// How the title of an axis begins that shows what is left to 1.
  private static let less = "1 − "

  private func axis(_ axis: Readings.Axis) -> String {
    let isLess = axis.title.hasPrefix(Self.less)
    let title = isLess ? String(axis.title.dropFirst(Self.less.count)) : axis.title
    return "[\(SourceData.quoted(title)),\(Self.plain(axis.lower)),\(Self.plain(axis.upper))]"
  }

  private func json(_ series: Readings.Series) -> String {
    var text = TextBytes()
    text.add("[\(SourceData.quoted(series.name)),\(series.colour),\(whole(series.end, unit)),[")
    for (position, reading) in series.readings.enumerated() {
      if position > 0 { text.add(",") }
      add(reading, to: &text)
    }
    text.add("]]")
    return text.text
  }

  /// Adds a place with what is known of it; null for what is not, nothing at the end.
  private func add(_ reading: Readings.Reading, to text: inout TextBytes) {
    let hasBand = reading.lower != nil && reading.upper != nil
    text.add("[")
    text.add(whole(reading.x, unit))
    text.add(",")
    text.add(whole(reading.y, 1000))
    if hasBand || reading.count != nil || reading.value != nil {
      for limit in [reading.lower, reading.upper] {
        text.add(",")
        text.add(hasBand ? limit.map { whole($0, 1000) } ?? "null" : "null")
      }
    }
    if reading.count != nil || reading.value != nil {
      text.add(",")
      text.add(reading.count.map { String($0) } ?? "null")
    }
    if let value = reading.value {
      text.add(",")
      text.add(Self.plain(value))
    }
    text.add("]")
  }

  /// A number in whole units, rounded half away from zero; null for what is not finite.
  private func whole(_ value: Double, _ unit: Double) -> String {
    Int(exactly: (value * unit).rounded()).map { String($0) } ?? "null"
  }

  /// A number of six significant digits; null for what is not finite.
  private static func plain(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    guard value != 0 else { return "0" }
    var scale = 1.0
    while scale < 1e12, abs(value) * scale < 100_000 { scale *= 10 }
    let number = (value * scale).rounded() / scale
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
