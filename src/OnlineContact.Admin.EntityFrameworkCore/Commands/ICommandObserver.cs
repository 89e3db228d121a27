namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>Sees each statement of the store just before it is sent: where tests put their guard.</summary>
internal interface ICommandObserver
{
    void Sending(string statement);
}
