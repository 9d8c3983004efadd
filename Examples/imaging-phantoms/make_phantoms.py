"""Draws phantom patients of ellipses and boxes, as TotalSegmentator would leave them behind.

No patient is real. For each phantom the folder images/ gets a CT (ct.nii.gz), one file of labels with
their names in the header (seg.nii.gz) and the vertebral bodies (vertebrae_body.nii.gz). The answers
are counted here, voxel by voxel, by code that shares nothing with Reprise, and go to known.csv.

Run it with Python 3 (standard library only): python3 make_phantoms.py
"""

import csv
import gzip
import json
import pathlib
import struct

HERE = pathlib.Path(__file__).parent
SHAPE = (64, 48, 112)
SPACING = (2.0, 2.0, 3.0)
VOXEL = 12.0  # mm3
LABELS = {
    5: "liver", 27: "vertebrae_L5", 28: "vertebrae_L4", 29: "vertebrae_L3", 30: "vertebrae_L2",
    31: "vertebrae_L1", 32: "vertebrae_T12", 75: "femur_left", 76: "femur_right",
    88: "iliopsoas_left", 89: "iliopsoas_right",
}
# id, age, sex, height in cm, diameter in cm, lesions, muscle size, left over right, bone HU, change
PATIENTS = [
    ("ph01", 61, "f", 162, 2.5, 1, 1.00, 1.00, 168, ""),
    ("ph02", 55, "m", 178, 3.0, 2, 1.18, 0.97, 149, ""),
    ("ph03", 70, "m", 171, 4.2, 1, 1.05, 1.02, 121, "LPS"),
    ("ph04", 48, "f", 168, 1.8, 3, 1.08, 1.00, 187, "PIR"),
    ("ph05", 66, "f", 158, 3.3, 2, 0.94, 1.03, 132, "cut"),
    ("ph06", 73, "m", 175, 5.1, 1, 1.10, 0.99, 108, "cement"),
    ("ph07", 59, "m", 182, 2.2, 4, 1.22, 1.01, 155, "no body"),
    ("ph08", 64, "f", 165, 2.9, 1, 1.02, 0.98, 141, "8 bit"),
    ("ph09", 51, "m", 180, 38, 2, 1.20, 1.00, 163, ""),
    ("ph10", 68, "f", "", 3.6, 1, 0.97, 1.02, 126, ""),
    ("ph11", 62, "m", 174, 2.7, 2, 1.12, 1.00, 139, "statistics"),
    ("ph12", 57, "f", 170, 3.1, 1, 1.06, 0.60, 158, ""),
]


def inside(x, y, cx, cy, rx, ry):
    return ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1


def draw(size, ratio, bone, change):
    """Labels, bodies and HU on a grid that leads to the right, to the front and to the head."""
    nx, ny, nz = SHAPE
    labels, bodies, scan = bytearray(nx * ny * nz), bytearray(nx * ny * nz), [-1000] * (nx * ny * nz)
    for z in range(nz):
        level = (z - 14) // 12 if 14 <= z < 86 and (z - 14) % 12 < 10 else None
        grow = size * (1.15 - 0.006 * z)
        for y in range(ny):
            for x in range(nx):
                at = x + nx * (y + ny * z)
                ripple = 2 * ((3 * x + 5 * y + 7 * z) % 7) - 6
                if inside(x, y, 32, 24, 31, 23):
                    scan[at] = -100 + ripple
                if level is not None and inside(x, y, 32, 26, 11, 8):
                    labels[at], bodies[at] = 27 + level, 1
                    shell = not inside(x, y, 32, 26, 10, 7) or (z - 14) % 12 in (0, 9)
                    scan[at] = 480 if shell else bone + ripple
                    if change == "cement" and level == 4 and inside(x, y, 32, 28, 3, 3):
                        scan[at] = 1400
                    continue
                if level is not None and 12 <= y < 20:
                    arch = 26 <= x <= 28 or 36 <= x <= 38 or (y < 14 and 26 <= x <= 38)
                    process = 30 <= x <= 34 and (z - 14) % 12 < 6 and y < 14
                    if arch or process:
                        labels[at], scan[at] = 27 + level, 420
                        continue
                if level is not None and 5 <= y < 12 and 31 <= x <= 33 and (z - 14) % 12 < 6:
                    labels[at], scan[at] = 27 + level, 420
                    continue
                for label, cx, factor in ((88, 14, ratio), (89, 50, 1.0)):
                    radius = grow * factor**0.5
                    if 8 <= z < 73 and inside(x, y, cx, 22, 6 * radius, 7 * radius):
                        labels[at], scan[at] = label, (52 if label == 88 else 56) + ripple
                if 4 <= z < 8 and y > 12:
                    for label, cx in ((75, 14), (76, 50)):
                        if inside(x, y, cx, 22, 7, 7):
                            labels[at], scan[at] = label, 600
                if 76 <= z < 104 and inside(x, y, 47, 30, 9, 11):
                    labels[at], scan[at] = 5, 105 + ripple
    return labels, bodies, scan


def known(labels, bodies, scan, height, has_bodies):
    """The answers, counted one voxel at a time; L3 goes by its label where no body is marked."""
    nx, ny, nz = SHAPE
    where = {88: [], 89: [], 29: [], 31: []}
    for at, label in enumerate(labels):
        if label in where:
            where[label].append((at % nx, at // nx % ny, at // (nx * ny)))
    hu = lambda voxel: scan[voxel[0] + nx * (voxel[1] + ny * voxel[2])]
    is_body = lambda voxel: bodies[voxel[0] + nx * (voxel[1] + ny * voxel[2])]
    result = {}
    for label, side in ((88, "left"), (89, "right")):
        result[f"psoas_volume_{side}_cm3"] = len(where[label]) * VOXEL / 1000
    body = [voxel[2] for voxel in where[29] if is_body(voxel) or not has_bodies]
    doubled = 2 * sum(body) / len(body)
    level = int(doubled // 2) if doubled % 2 <= 1 else int(doubled // 2) + 1  # halves to the feet
    areas = {}
    for label, side in ((88, "left"), (89, "right")):
        areas[label] = [voxel for voxel in where[label] if voxel[2] == level]
        result[f"psoas_area_{side}_cm2"] = len(areas[label]) * 4.0 / 100
    both = areas[88] + areas[89]
    result["huac"] = sum(map(hu, both)) / len(both)
    if height:
        metres = height / 100
        volume = result["psoas_volume_left_cm3"] + result["psoas_volume_right_cm3"]
        result["pmvi"] = volume / metres**3
        result["pmi"] = (result["psoas_area_left_cm2"] + result["psoas_area_right_cm2"]) / metres**2
    bone = {voxel for voxel in where[31] if is_body(voxel)}
    low, high = min(v[1] for v in bone), max(v[1] for v in bone)
    behind = -(-(high - low + 1) // 5)
    box = [(i, j, k) for i in range(-2, 3) for j in range(-2, 3) for k in range(-2, 3)]  # 4, 4, 6 mm
    core = [v for v in bone if all((v[0] + i, v[1] + j, v[2] + k) in bone for i, j, k in box)]
    core = [v for v in core if v[1] >= low + behind]
    feet, head = min(v[2] for v in core), max(v[2] for v in core)
    third = (head - feet + 1) // 3
    core = [v for v in core if feet + third <= v[2] <= head - third]
    result["l1_hu"], result["l1_voxels"] = sum(map(hu, core)) / len(core), len(core)
    result["l1_label_hu"] = sum(map(hu, where[31])) / len(where[31])
    return result


def turned(values, orientation):
    """The values in another order of the axes, and the matrix that says so."""
    nx, ny, nz = SHAPE
    ways = {"R": (0, 1), "L": (0, -1), "A": (1, 1), "P": (1, -1), "S": (2, 1), "I": (2, -1)}
    axes = [ways[letter] for letter in orientation]
    shape = [SHAPE[axis] for axis, _ in axes]
    offset = [-64.0, -48.0, -170.0]
    matrix = [[0.0] * 4 for _ in range(3)]
    for place, (axis, sign) in enumerate(axes):
        matrix[axis][place] = sign * SPACING[axis]
        if sign < 0:
            offset[axis] += SPACING[axis] * (SHAPE[axis] - 1)
    for row in range(3):
        matrix[row][3] = offset[row]
    result, index = [], [0, 0, 0]
    for c in range(shape[2]):
        for b in range(shape[1]):
            for a in range(shape[0]):
                for place, value in enumerate((a, b, c)):
                    axis, sign = axes[place]
                    index[axis] = value if sign > 0 else SHAPE[axis] - 1 - value
                result.append(values[index[0] + nx * (index[1] + ny * index[2])])
    return result, shape, matrix


def write(path, values, shape, matrix, code, letter, names=None):
    """NIfTI-1, gzip, with the names of the labels in an extension."""
    extension = b"\0\0\0\0"
    if names:
        lines = "".join(
            f'<Label Key="{key}" Red="1" Green="1" Blue="1" Alpha="1"><![CDATA[{name}]]></Label>\n'
            for key, name in names.items())
        text = ('<?xml version="1.0" encoding="UTF-8"?> <CaretExtension> <VolumeInformation '
                f'Index="0"> <LabelTable>{lines}</LabelTable></VolumeInformation></CaretExtension>')
        size = (len(text) + 8 + 15) // 16 * 16
        extension = b"\1\0\0\0" + struct.pack("<ii", size, 0) + text.encode().ljust(size - 8, b"\0")
    sides = [sum(matrix[row][place] ** 2 for row in range(3)) ** 0.5 for place in range(3)]
    header = bytearray(348)
    struct.pack_into("<i", header, 0, 348)
    struct.pack_into("<8h", header, 40, 3, *shape, 1, 1, 1, 1)
    struct.pack_into("<hh", header, 70, code, 8 * struct.calcsize(letter))
    struct.pack_into("<8f", header, 76, 1, *sides, 0, 0, 0, 0)
    struct.pack_into("<f", header, 108, 348 + len(extension))
    header[123] = 2
    struct.pack_into("<hh", header, 252, 0, 2)
    for row in range(3):
        struct.pack_into("<4f", header, 280 + 16 * row, *matrix[row])
    header[344:348] = b"n+1\0"
    data = bytes(header) + extension + struct.pack(f"<{len(values)}{letter}", *values)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(data, mtime=0))


def statistics(labels, scan):
    """What TotalSegmentator writes without any mask: mm3 and mean HU, 0 for what is absent."""
    sums = {}
    for label, value in zip(labels, scan):
        count, total = sums.get(label, (0, 0))
        sums[label] = (count + 1, total + value)
    entries = {}
    for label, name in LABELS.items():
        count, total = sums.get(label, (0, 0))
        entries[name] = {
            "volume": count * VOXEL, "intensity": round(total / count, 5) if count else 0.0}
    return entries


def main():
    clinical, answers = [], []
    columns = ["psoas_volume_left_cm3", "psoas_volume_right_cm3", "pmvi", "psoas_area_left_cm2",
               "psoas_area_right_cm2", "pmi", "huac", "l1_hu", "l1_voxels", "l1_label_hu"]
    for name, age, sex, height, diameter, lesions, size, ratio, bone, change in PATIENTS:
        labels, bodies, scan = draw(size, ratio, bone, change)
        clinical.append([name, age, sex, height, diameter, lesions])
        result = known(labels, bodies, scan, height, change != "no body")
        gone = {
            "cut": ["psoas_volume_left_cm3", "psoas_volume_right_cm3", "pmvi"],
            "no body": ["l1_hu", "l1_voxels"],
            "8 bit": ["huac", "l1_hu", "l1_voxels", "l1_label_hu"],
            "statistics": ["psoas_area_left_cm2", "psoas_area_right_cm2", "pmi", "huac", "l1_hu",
                           "l1_voxels"],
        }.get(change, [])
        if change == "statistics":
            result["l1_label_hu"] = round(result["l1_label_hu"], 5)  # as the file has it
        answers.append([name] + ["" if c in gone else result.get(c, "") for c in columns])
        folder = HERE / "images" / name
        if change == "statistics":
            folder.mkdir(parents=True, exist_ok=True)
            text = json.dumps(statistics(labels, scan), indent=4)
            (folder / "statistics.json").write_text(text + "\n")
            continue
        if change == "8 bit":
            scan = [min(255, max(0, (value + 160) * 255 // 400)) for value in scan]
        orientation = change if change in ("LPS", "PIR") else "RAS"
        first = 12 if change == "cut" else 0
        for values, file, code, letter, names in (
            (labels, "seg.nii.gz", 2, "B", LABELS), (bodies, "vertebrae_body.nii.gz", 2, "B", None),
            (scan, "ct.nii.gz", 4, "h", None)):
            if file.startswith("vertebrae") and change == "no body":
                continue
            stored, shape, matrix = turned(values, orientation)
            stored = stored[first * shape[0] * shape[1]:]
            shape[2] -= first
            matrix[2][3] += first * SPACING[2]
            write(folder / file, stored, shape, matrix, code, letter, names)
    for file, header, rows in (
        ("clinical.csv", ["id", "age", "sex", "height_cm", "max_diameter_cm", "n_lesions"], clinical),
        ("known.csv", ["id"] + columns, answers)):
        with open(HERE / file, "w", newline="") as output:
            writer = csv.writer(output, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(rows)


main()
