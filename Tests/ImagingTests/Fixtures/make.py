"""Writes the fixtures of ReaderTests: files of nibabel and TotalSegmentator's own label writer.

Run once, with nibabel 5.4.2 and TotalSegmentator 2.18.0 (pip install --no-deps).
"""

import gzip
import pathlib

import nibabel
import numpy
from totalsegmentator.map_to_binary import class_map
from totalsegmentator.nifti_ext_header import add_label_map_to_nifti

HERE = pathlib.Path(__file__).parent
AFFINE = numpy.array([[-1.5, 0, 0, 10], [0, -0.75, 0, 20], [0, 0, 2.5, -30.5], [0, 0, 0, 1]])


def labels(label_map):
    values = numpy.array([0, 29, 88, 89], dtype=numpy.uint8)[numpy.arange(120) % 4]
    image = nibabel.Nifti1Image(values.reshape((6, 5, 4), order="F"), AFFINE)
    image.set_sform(AFFINE, 2)
    image.set_qform(AFFINE, 0)
    image.header.set_xyzt_units("mm")
    return add_label_map_to_nifti(image, label_map)


names = class_map["total"]
nibabel.save(labels({n: names[n] for n in (29, 88, 89)}), HERE / "labels.nii")
with open(HERE / "labels117.nii.gz", "wb") as file:
    file.write(gzip.compress(labels(names).to_bytes(), mtime=0))

values = (numpy.arange(120) - 60).astype(">i4").reshape((6, 5, 4), order="F")
header = nibabel.Nifti2Header(endianness=">")
scan = nibabel.Nifti2Image(values, AFFINE, header)
scan.set_data_dtype(numpy.int32)
scan.set_qform(AFFINE, 1)
scan.set_sform(None, 0)
nibabel.save(scan, HERE / "scan_nifti2_big.nii")
