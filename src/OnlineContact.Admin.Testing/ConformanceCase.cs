namespace OnlineContact.Admin.Testing;

/// <summary>One thing that every part of a kind has to do, and the way to check it.</summary>
/// <typeparam name="TFixture">What the author of a part provides.</typeparam>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class ConformanceCase<TFixture>
    where TFixture : class
{
    private readonly Func<TFixture, CancellationToken, Task> _run;

    internal ConformanceCase(string name, Func<TFixture, CancellationToken, Task> run)
    {
        Name = name;
        _run = run;
    }

    /// <summary>A sentence that says what the part does.</summary>
    public string Name { get; }

    /// <summary>Runs the case.</summary>
    /// <param name="fixture">A fixture of its own; disposed of afterwards, if it can be.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>A task; completed when the part does what is demanded.</returns>
    /// <exception cref="ConformanceException">The part does something else.</exception>
    public async Task RunAsync(TFixture fixture, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        try
        {
            await _run(fixture, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not ConformanceException && !cancellationToken.IsCancellationRequested)
        {
            throw new ConformanceException($"What is demanded ends in {e.GetType().Name}: {e.Message}", e);
        }
        finally
        {
            if (fixture is IAsyncDisposable later) await later.DisposeAsync().ConfigureAwait(false);
            else (fixture as IDisposable)?.Dispose();
        }
    }

    /// <summary>The name.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Name;
}
