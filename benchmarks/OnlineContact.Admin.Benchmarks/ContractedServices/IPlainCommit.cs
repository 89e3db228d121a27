namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>A baseline that suspends and resumes services by hand.</summary>
internal interface IPlainCommit : IDisposable
{
    /// <summary>The texts of its statements, in their order, with their transactions.</summary>
    IEnumerable<string> Texts { get; }

    /// <summary>Suspends the service, or resumes it.</summary>
    /// <returns>The service's new version.</returns>
    ValueTask<long> ChangeAsync(long number, long seen, bool suspend);
}
