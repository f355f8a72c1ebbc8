"""The losses, one a file, found by discovery.

>>> from lossprep import losses
>>> losses.get("mse").value([1.0, 0.9, 1.1], [2, 1, 0])
0.74
>>> "huber" in losses.names()
True
"""

from lossprep.loss.definition import Loss
from lossprep.loss.registry import Registry

_registry: Registry[Loss] = Registry(__name__, __path__, "LOSS")
names = _registry.names
get = _registry.get
