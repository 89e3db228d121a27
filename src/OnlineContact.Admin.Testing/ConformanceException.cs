namespace OnlineContact.Admin.Testing;

/// <summary>A part does not do what every part of its kind has to. The message says what was expected and what came.</summary>
public sealed class ConformanceException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was expected and what came.</param>
    /// <param name="innerException">What was thrown instead, if that is it.</param>
    public ConformanceException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
