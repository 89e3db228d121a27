namespace EmbeddedHost.Rules;

/// <summary>Something did not go as the rules say; ends the run with exit code 1.</summary>
internal sealed class RuleBrokenException(string message) : Exception(message);
