namespace OnlineContact.Admin.Errors;

/// <summary>The host wired or configured the library wrongly: a mistake to mend in the host, not a refusal of a user's call.</summary>
public sealed class AdminConfigurationException : InvalidOperationException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="error">What is wrong.</param>
    /// <param name="remedy">The call or setting that mends it.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public AdminConfigurationException(AdminError error, string remedy, Exception? innerException = null)
        : base($"{error} {remedy}", innerException) => Error = error ?? throw new ArgumentNullException(nameof(error));

    /// <summary>What is wrong, with its code.</summary>
    public AdminError Error { get; }
}
