// The recorders of a host see what its flow of code emits; the http.client.* meters are shared by the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
