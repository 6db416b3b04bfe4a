// The meters of one name in one process are one to OpenTelemetry, which forgets them when one of their hosts ends.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
