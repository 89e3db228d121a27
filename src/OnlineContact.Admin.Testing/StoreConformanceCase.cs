using OnlineContact.Admin.Testing.Conformance;

namespace OnlineContact.Admin.Testing;

/// <summary>One demand on a store, and the way to check it.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class StoreConformanceCase
{
    private readonly Func<Scene, Task> _run;

    internal StoreConformanceCase(string name, string description, Func<Scene, Task> run)
    {
        Name = name;
        Description = description;
        _run = run;
    }

    /// <summary>The demand, as a sentence.</summary>
    public string Name { get; }

    /// <summary>Why it matters, or which trap it looks for.</summary>
    public string Description { get; }

    /// <summary>Checks the demand on a fresh store of the fixture. A demand on a kind that the fixture does not list is met.</summary>
    /// <param name="fixture">The fixture; one for this case alone.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>A task; completed when the store does what is demanded.</returns>
    /// <exception cref="ConformanceException">The store does something else.</exception>
    public async Task RunAsync(IStoreFixture fixture, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        var shapes = new ShapeCatalog(fixture.Shapes);
        var store = await fixture.CreateAsync(cancellationToken).ConfigureAwait(false);
        await _run(new Scene(fixture, shapes, store, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>The demand.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
