namespace OnlineContact.Admin.ChangeLog.Searching;

/// <summary>What an entry's operation and arguments read like in a language.</summary>
internal static class LogContentText
{
    public static string Of(string operation, string arguments, string language) => $"{operation} {arguments}";
}
