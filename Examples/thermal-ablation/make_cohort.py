"""Makes cohort.csv: a SYNTHETIC cohort of 88 patients, none of them real.

Moos et al. (Radiology and Oncology 2026, doi 10.2478/raon-2026-0011) print aggregates; the
patients' data are not public. This script draws plausible patients from a seeded generator, then
shifts and scales them until the printed aggregates come out when they are recomputed from the
written, rounded file. It ends with an error if one of them does not.

Run it with Python 3 (standard library only): python3 make_cohort.py
"""

import csv
import datetime
import math
import pathlib
import random
from statistics import NormalDist, fmean

HERE = pathlib.Path(__file__).parent
SEED = 20260204
THERMAL, OTHER = 88, 6
DEAD_BY_12, LOST_BEFORE_12 = 18, 4  # assumed: the abstract does not print the group sizes
PRIOR_RESECTION = 72
DATA_CUT = datetime.date(2024, 12, 31)
MONTH = 30.4375

# What the abstract prints: group means, and p of Student's unpaired two-sided t-test.
PMVI_SURVIVORS, PMVI_NON_SURVIVORS = 113.3, 101.3
P = {"pmvi": 0.048, "pmi": 0.137, "l1_hu": 0.925, "tbs": 0.182}
# The first group's mean minus the second's: its sign (for PMI, L1 and TBS it is an assumption).
SIGN = {"pmvi": 1, "pmi": 1, "l1_hu": 1, "tbs": -1}

COLUMNS = [
    "patient_id", "treatment", "technique", "age", "sex", "prior_resection", "height_cm",
    "psoas_cm3", "psoas_area_cm2", "l1_hu", "lesions", "diameter_cm", "cea",
    "ablation_date", "last_date", "died", "progression_date", "progression",
]

source = random.Random(SEED)


def normal(mean=0.0, sd=1.0):
    """A normal number by inversion: the same in every version of Python."""
    return mean + sd * NormalDist().inv_cdf(source.random())


def exponential(mean):
    return -mean * math.log(1.0 - source.random())


def pick(items, k):
    """k of the items, without replacement."""
    return sorted(items, key=lambda _: source.random())[:k]


# Student's t distribution


def beta_fraction(a, b, x):
    """The continued fraction of the incomplete beta function (modified Lentz)."""
    c, d = 1.0, 1.0 / (1.0 - (a + b) * x / (a + 1.0))
    value = d
    for m in range(1, 300):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1.0 / (1.0 + step * d)
            c = 1.0 + step / c
            value *= c * d
    return value


def incomplete_beta(a, b, x):
    if x > (a + 1.0) / (a + b + 2.0):
        return 1.0 - incomplete_beta(b, a, 1.0 - x)
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return math.exp(front + a * math.log(x) + b * math.log1p(-x)) * beta_fraction(a, b, x) / a


def two_sided_p(t, df):
    return 1.0 if t == 0 else incomplete_beta(df / 2, 0.5, df / (df + t * t))


def t_for_p(p, df):
    low, high = 0.0, 50.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if two_sided_p(middle, df) > p else (low, middle)
    return (low + high) / 2


def pooled(a, b):
    """The difference of means and its pooled standard error."""
    squares = sum((x - fmean(a)) ** 2 for x in a) + sum((x - fmean(b)) ** 2 for x in b)
    df = len(a) + len(b) - 2
    return fmean(a) - fmean(b), math.sqrt(squares / df * (1 / len(a) + 1 / len(b))), df


def student_p(a, b):
    difference, error, df = pooled(a, b)
    return two_sided_p(difference / error, df)


# Patients


def baseline():
    sex = "m" if source.random() < 0.66 else "f"
    muscle = normal()  # what psoas volume and psoas area have in common
    lesions = [1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5][int(source.random() * 12)]
    age = min(86, max(36, round(normal(64, 10))))
    male = sex == "m"
    return {
        "sex": sex,
        "age": age,
        "height_cm": round(normal(177, 6.5) if male else normal(164.5, 6)),
        "pmvi": (116 if male else 98) - 0.4 * (age - 64) + 17 * (0.85 * muscle + 0.53 * normal()),
        "pmi": (6.7 if male else 5.4) - 0.02 * (age - 64) + 0.98 * muscle + 0.61 * normal(),
        "l1_hu": max(62.0, 142 + normal(0, 32) - 1.6 * (age - 64)),
        "lesions": lesions,
        "diameter_cm": min(5.0, max(0.6, math.exp(normal(math.log(1.75), 0.42)))),
        "cea": math.exp(normal(math.log(5.5), 1.15)),
        "technique": "mwa" if source.random() < 0.7 else "rfa",
    }


def follow_up(patients):
    """Days to death from the patient's hazard, then 18 deaths by 12 months and 4 lost before it."""
    for p in patients:
        tbs = math.hypot(p["diameter_cm"], p["lesions"])
        risk = 0.025 * (p["age"] - 64) + 0.15 * (tbs - 2.8) - 0.012 * (p["pmvi"] - 110)
        p["latent"] = 1350 * math.exp(-risk / 1.1) * exponential(1.0) ** (1 / 1.1)
        p["days_to_death"] = p["latent"]
    ranked = sorted(patients, key=lambda p: p["latent"])
    early, late = ranked[:DEAD_BY_12], ranked[DEAD_BY_12:]
    # A monotone change of the time scale: the early deaths end by day 345, the others after 385.
    for p in early:
        p["days_to_death"] = max(21.0, 345 * p["latent"] / early[-1]["latent"])
    for p in late:
        p["days_to_death"] = 385 + (p["latent"] - late[0]["latent"])
    lost = pick(late[10:], LOST_BEFORE_12)
    for p in patients:
        start = datetime.date(2009, 2, 1) + datetime.timedelta(days=int(source.random() * 5380))
        limit = (DATA_CUT - start).days
        end_of_care = 400 + exponential(2600)
        if p in lost:
            end_of_care = 70 + 240 * source.random()
        days = round(min(p["days_to_death"], end_of_care, limit))
        p["died"] = int(p["days_to_death"] <= min(end_of_care, limit))
        p["days"] = days
        p["ablation_date"] = start
        p["last_date"] = start + datetime.timedelta(days=days)
        recurrence = round(30 + exponential(330))
        p["progression"] = 1 if recurrence < days else 2 * p["died"]
        p["progression_date"] = start + datetime.timedelta(days=min(recurrence, days))
        months = days / MONTH
        p["group"] = "dead" if p["died"] and months <= 12 else "alive" if months >= 12 else "lost"


def groups(patients, value):
    return [[value(p) for p in patients if p["group"] == g] for g in ("alive", "dead")]


def move_pmvi(patients):
    """Shift each group to its printed mean and scale the deviations until p is the printed one."""
    alive, dead = groups(patients, lambda p: p["pmvi"])
    means = {"alive": fmean(alive), "dead": fmean(dead)}
    means["lost"] = means["alive"]
    _, error, df = pooled(alive, dead)
    targets = {"alive": PMVI_SURVIVORS, "dead": PMVI_NON_SURVIVORS, "lost": PMVI_SURVIVORS}
    scale = (PMVI_SURVIVORS - PMVI_NON_SURVIVORS) / t_for_p(P["pmvi"], df) / error
    for p in patients:
        p["pmvi"] = targets[p["group"]] + scale * (p["pmvi"] - means[p["group"]])


def shift_dead(patients, name):
    """Shift the non-survivors until the difference of means gives the printed p."""
    alive, dead = groups(patients, lambda p: p[name])
    difference, error, df = pooled(alive, dead)
    wanted = SIGN[name] * t_for_p(P[name], df) * error
    for p in patients:
        if p["group"] == "dead":
            p[name] += difference - wanted


def round_densities(patients):
    """Nudge the non-survivors' densities until p holds after rounding to a tenth of an HU."""
    best = None
    for step in range(-50, 51):
        for p in patients:
            nudge = step / 500 if p["group"] == "dead" else 0
            p["try"] = round(p["l1_hu"] + nudge, 1)
        miss = abs(student_p(*groups(patients, lambda p: p["try"])) - P["l1_hu"])
        if best is None or miss < best[0]:
            best = (miss, [p["try"] for p in patients])
    for p, density in zip(patients, best[1]):
        p["l1_hu"] = density


def round_diameters(patients):
    """Stretch the non-survivors' diameters, in millimetres, until TBS gives the printed p."""
    best = None
    for step in range(-600, 601):
        stretch = 1 + step / 1000
        for p in patients:
            factor = stretch if p["group"] == "dead" else 1
            p["try"] = min(5.0, max(0.5, round(p["diameter_cm"] * factor, 1)))
        alive, dead = groups(patients, lambda p: math.hypot(p["try"], p["lesions"]))
        miss = abs(student_p(alive, dead) - P["tbs"])
        if SIGN["tbs"] * (fmean(alive) - fmean(dead)) > 0 and (best is None or miss < best[0]):
            best = (miss, [p["try"] for p in patients])
    for p, diameter in zip(patients, best[1]):
        p["diameter_cm"] = diameter


def raw_row(p):
    """The columns as a radiologist's table holds them: what was measured, rounded."""
    height = p["height_cm"] / 100
    return {
        "treatment": p["treatment"],
        "technique": p["technique"],
        "age": p["age"],
        "sex": p["sex"],
        "prior_resection": p["prior_resection"],
        "height_cm": p["height_cm"],
        "psoas_cm3": f"{p['pmvi'] * height**3:.1f}",
        "psoas_area_cm2": f"{p['pmi'] * height**2:.2f}",
        "l1_hu": f"{p['l1_hu']:.1f}",
        "lesions": p["lesions"],
        "diameter_cm": f"{p['diameter_cm']:.1f}",
        "cea": "" if p.get("cea_missing") else f"{p['cea']:.1f}",
        "ablation_date": p["ablation_date"].isoformat(),
        "last_date": p["last_date"].isoformat(),
        "died": p["died"],
        "progression_date": p["progression_date"].isoformat(),
        "progression": p["progression"],
    }


def follow_up_others(others):
    """Six rows of the registry that the plan leaves out: they were not treated by ablation."""
    for number, p in enumerate(others):
        start = datetime.date(2010, 3, 1) + datetime.timedelta(days=int(source.random() * 4600))
        days = round(200 + exponential(900))
        p.update(
            treatment="radioembolisation" if number % 3 == 0 else "resection",
            technique="",
            prior_resection=number % 2,
            died=number % 2,
            days=days,
            ablation_date=start,
            last_date=start + datetime.timedelta(days=days),
            progression_date=start + datetime.timedelta(days=days),
            progression=2 * (number % 2),
        )


def make():
    thermal = [baseline() for _ in range(THERMAL)]
    follow_up(thermal)
    move_pmvi(thermal)
    shift_dead(thermal, "pmi")
    shift_dead(thermal, "l1_hu")
    round_densities(thermal)
    round_diameters(thermal)
    resected = pick(range(THERMAL), PRIOR_RESECTION)
    unmeasured = pick(range(THERMAL), 2)
    for number, p in enumerate(thermal):
        p["treatment"] = "thermal"
        p["prior_resection"] = int(number in resected)
        p["cea_missing"] = number in unmeasured
    others = [baseline() for _ in range(OTHER)]
    follow_up_others(others)
    everyone = sorted(thermal + others, key=lambda p: (p["ablation_date"], p["days"]))
    rows = []
    for number, p in enumerate(everyone, start=1):
        rows.append({"patient_id": f"P{number:03d}", **raw_row(p)})
    return rows


def check(path):
    """Recompute every printed aggregate from the written file."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["treatment"] == "thermal"]
    assert len(rows) == THERMAL
    assert sum(r["prior_resection"] == "1" for r in rows) == PRIOR_RESECTION
    alive, dead = [], []
    for r in rows:
        first, last = (datetime.date.fromisoformat(r[k]) for k in ("ablation_date", "last_date"))
        months = (last - first).days / MONTH
        height = float(r["height_cm"]) / 100
        metrics = {
            "pmvi": float(r["psoas_cm3"]) / height**3,
            "pmi": float(r["psoas_area_cm2"]) / height**2,
            "l1_hu": float(r["l1_hu"]),
            "tbs": math.sqrt(float(r["diameter_cm"]) ** 2 + float(r["lesions"]) ** 2),
        }
        if r["died"] == "1" and months <= 12:
            dead.append(metrics)
        elif months >= 12:
            alive.append(metrics)
    assert len(dead) == DEAD_BY_12 and len(alive) == THERMAL - DEAD_BY_12 - LOST_BEFORE_12
    assert f"{fmean(m['pmvi'] for m in alive):.1f}" == str(PMVI_SURVIVORS)
    assert f"{fmean(m['pmvi'] for m in dead):.1f}" == str(PMVI_NON_SURVIVORS)
    for name, printed in P.items():
        p = student_p([m[name] for m in alive], [m[name] for m in dead])
        assert f"{p:.3f}" == f"{printed:.3f}", (name, p)


if __name__ == "__main__":
    target = HERE / "cohort.csv"
    with open(target, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(make())
    check(target)
