namespace OnlineContact.Admin.Testing.Simulation;

/// <summary>Somebody who cannot go on until the scheduler lets her.</summary>
internal abstract class Waiting
{
    /// <summary>The life of a process that ends with it; null for what belongs to none.</summary>
    public ProcessLife? Life { get; init; }

    /// <summary>The step before which the scheduler does not choose it.</summary>
    public long NotBefore { get; set; }

    public virtual bool IsReady => true;

    /// <summary>Does what is waited for, and everything that follows from it up to the next waiting.</summary>
    public abstract void GoOn();
}

/// <summary>Something that is due at some later step and that nobody awaits.</summary>
internal sealed class Later(Action action) : Waiting
{
    public override void GoOn() => action();
}
