// Activity sources and meters are process-wide: a host started beside another one would export that one's telemetry too.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
