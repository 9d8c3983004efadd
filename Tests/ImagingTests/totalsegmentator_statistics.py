"""Prints what TotalSegmentator's own get_basic_statistics gives for a label file and its CT, as JSON.

Ends 77 where TotalSegmentator or nibabel is not installed. No weights are needed.
"""

import json
import sys

try:
    import nibabel
    import numpy
    from totalsegmentator.statistics import get_basic_statistics
except ImportError as error:
    print(error)
    sys.exit(77)

labels = numpy.asarray(nibabel.load(sys.argv[1]).dataobj).astype(numpy.uint8)
found = get_basic_statistics(
    labels, nibabel.load(sys.argv[2]), quiet=True,
    exclude_masks_at_border=sys.argv[3] == "exclude")
print(json.dumps({name: {key: float(value) for key, value in entry.items()}
                  for name, entry in found.items()}))
