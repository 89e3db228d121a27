namespace OnlineContact.Admin.Performance;

/// <summary>What an agent does in chat. F (handbook, section 8).</summary>
/// <remarks>The numbers are stored and never change.</remarks>
public enum ChatActivity
{
    /// <summary>Not signed in to chat.</summary>
    SignedOut = 0,

    /// <summary>Ready for the next chat.</summary>
    Ready = 1,

    /// <summary>In chats.</summary>
    Online = 2,

    /// <summary>Rests.</summary>
    Rest = 3,
}
