namespace CustomConnector;

/// <summary>Where the desk server is, and how long it is waited for.</summary>
public sealed class DeskOptions
{
    /// <summary>Its name or address.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port, 1 to 65,535.</summary>
    public int Port { get; set; }

    /// <summary>How long a question or a command may take: 100 milliseconds to 1 minute. Default 5 seconds.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a watched connection may say nothing before it counts as lost: 1 second to 10 minutes. Default 30 seconds; the server says something each 10.</summary>
    public TimeSpan Silence { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait before a lost connection is made again the first time, doubled with each failure: 1 millisecond to 1 minute. Default half a second.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>What is wrong with them, each with its limit and its value.</summary>
    internal IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(Host) || Host.Length > 255) faults.Add($"{nameof(Host)} has 1 to 255 characters, not {Host?.Length ?? 0}");
        if (Port is < 1 or > 65_535) faults.Add($"{nameof(Port)} is 1 to 65,535, not {Port}");
        Check(nameof(TimeLimit), TimeLimit, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        Check(nameof(Silence), Silence, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Check(nameof(FirstPause), FirstPause, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1));
        return faults;

        void Check(string name, TimeSpan actual, TimeSpan least, TimeSpan most)
        {
            if (actual < least || actual > most) faults.Add($"{name} is {least} to {most}, not {actual}");
        }
    }
}
