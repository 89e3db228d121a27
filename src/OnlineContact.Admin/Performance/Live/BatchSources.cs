namespace OnlineContact.Admin.Performance.Live;

/// <summary>The sources of a batch. Nearly always it is one, which is looked up once.</summary>
internal struct BatchSources(LiveOrganization live)
{
    private string? _source;
    private SourceWindow? _window;

    public SourceWindow Of(string source)
    {
        if (source != _source) (_source, _window) = (source, live.SourceOf(source));
        return _window!;
    }
}
