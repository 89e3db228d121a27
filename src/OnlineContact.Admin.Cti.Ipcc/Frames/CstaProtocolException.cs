namespace OnlineContact.Admin.Cti.Ipcc.Frames;

/// <summary>An exchange sent what is no CSTA. The connection is given up; the message says what was wrong and nothing of what was sent.</summary>
internal sealed class CstaProtocolException : Exception
{
    public CstaProtocolException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
