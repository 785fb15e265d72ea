"""The draws of tests/bench/run.ts in NumPy: the same work, the same model, printed as JSON of milliseconds."""

import json
import sys
import time

import numpy as np

model = json.load(sys.stdin)
count = model["count"]
repeats = model["repeats"]
low, value, high = (np.array(model[key]) for key in ("low", "value", "high"))
distant, middle, close = (np.array(model[key]) for key in ("distant", "middle", "close"))
weights, polarity = np.array(model["weights"]), np.array(model["polarity"])
is_log = np.array(model["log"])
size = (count, len(weights))
width = high - low
below = (value - low) / width


def on_axis(values):
    values = values.copy()
    values[..., is_log] = np.log(values[..., is_log])
    return values


u_middle = on_axis(middle)
to_close, to_distant = on_axis(close) - u_middle, on_axis(distant) - u_middle


def uniforms(seed):
    generator = np.random.default_rng(seed)
    return generator.random(size), generator.random(size)


def table(first, second):
    rising = low + np.sqrt(first * width * (value - low))
    falling = high - np.sqrt((1 - first) * width * (high - value))
    distance = on_axis(np.where(first < below, rising, falling)) - u_middle
    s = distance / to_close
    pulls = np.where(s >= 0, np.minimum(1, s), -np.minimum(1, distance / to_distant))
    return pulls, 0.75 + 0.5 * second


def aggregate(pulls, factors):
    shaken = factors * weights
    scores = 100 * (shaken * polarity * pulls).sum(axis=1) / shaken.sum(axis=1)
    close_count = int((scores >= 20 - 1e-9).sum())
    distant_count = int((scores <= -20 + 1e-9).sum())
    return close_count, distant_count, np.quantile(scores, [0.05, 0.5, 0.95])


def clocked(work):
    times = []
    for turn in range(repeats):
        start = time.perf_counter()
        work(turn)
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


kept_uniforms = uniforms(1)
kept_table = table(*kept_uniforms)
print(
    json.dumps(
        {
            "numpy": np.__version__,
            "all": clocked(lambda turn: aggregate(*table(*uniforms(turn)))),
            "table": clocked(lambda turn: aggregate(*table(*kept_uniforms))),
            "aggregate": clocked(lambda turn: aggregate(*kept_table)),
        }
    )
)
