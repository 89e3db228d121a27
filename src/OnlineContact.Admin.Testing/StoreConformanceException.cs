namespace OnlineContact.Admin.Testing;

/// <summary>A store did not do what a <see cref="StoreConformanceCase"/> demands. The message says what was expected and what came.</summary>
public sealed class StoreConformanceException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was expected and what came.</param>
    public StoreConformanceException(string message)
        : base(message)
    {
    }
}
