"""The metrics, one a file, found by discovery.

>>> from lossprep import metrics
>>> round(metrics.get("ndcg").value([1.0, 0.9, 1.1], [2, 1, 0]), 3)
0.659
"""

from lossprep.loss.metric import Metric
from lossprep.loss.registry import Registry

_registry: Registry[Metric] = Registry(__name__, __path__, "METRIC")
names = _registry.names
get = _registry.get
