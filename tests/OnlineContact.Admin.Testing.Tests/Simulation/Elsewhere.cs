namespace OnlineContact.Admin.Testing.Tests.Simulation;

/// <summary>Another thread, which a simulation must not be called from.</summary>
internal static class Elsewhere
{
    public static Exception? Thrown(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(action));
        thread.Start();
        thread.Join();
        return thrown;
    }
}
