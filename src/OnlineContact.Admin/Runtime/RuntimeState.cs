using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Runtime;

/// <summary>Whether the library has been started; a call before that is a mistake in the host's wiring.</summary>
internal sealed class RuntimeState
{
    private volatile bool _started;

    public bool IsStarted => _started;

    public void Start() => _started = true;

    public void EnsureStarted(string call)
    {
        if (_started) return;
        throw new AdminConfigurationException(
            AdminErrors.RuntimeNotStarted.With(null, call),
            "Await IAdminRuntime.StartAsync once, before the first call.");
    }
}
