namespace OnlineContact.Admin.Benchmarks.Ratios;

/// <summary>Something of ours beside an honest baseline that does the same without us.</summary>
internal interface IComparison
{
    /// <summary>The name it is asked for by, for example <c>estimate</c>.</summary>
    string Name { get; }

    /// <summary>Measures both, A B A B, in this process.</summary>
    /// <returns>The parts. A single one carries the plain name; several are named <c>name.part</c>.</returns>
    Task<IReadOnlyList<RatioPart>> MeasureAsync();
}
