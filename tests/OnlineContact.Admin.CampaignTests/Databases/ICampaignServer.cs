namespace OnlineContact.Admin.CampaignTests.Databases;

/// <summary>All that a campaign needs to know of a database product: where to write, and what can be done to it.</summary>
internal interface ICampaignServer : IAsyncDisposable
{
    /// <summary>The name by which workers are told it.</summary>
    string Name { get; }

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    Task<string> NewDatabaseAsync();

    /// <summary>Waits until nobody works on a database any more: a server goes on for a moment with what a killed process had sent it.</summary>
    Task QuietAsync(string connection);

    /// <summary>Keeps what is there for whoever looks into a failure.</summary>
    /// <returns>Where it is.</returns>
    string Keep();
}
