// Each campaign has the processors to itself, so that its processes truly run side by side.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
