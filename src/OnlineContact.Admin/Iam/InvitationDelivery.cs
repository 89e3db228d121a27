using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Runtime.Jobs;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Iam;

/// <summary>
/// Delivers committed invitations: first the directory takes the person in, then the hash of a new token is kept, then the mailer gets the
/// message, then the message is removed. Whatever breaks off in between is done again from the beginning.
/// </summary>
internal sealed class InvitationDelivery(AdminDoor door, IIamEnrolment enrolment, IMemberMailer? mailer, Lazy<IamSettings> settings) : IAdminJob
{
    private const int PageSize = 100;
    private const int MaxRemembered = 10_000;

    private static readonly Duration FirstPause = Duration.FromMinutes(1);
    private static readonly Duration LongestPause = Duration.FromHours(1);
    private static readonly AdminActor Actor = AdminActor.Operator("invitations");

    private readonly Dictionary<(OrganizationId, long), (int Failures, Instant Next)> _paused = [];

    public string Name => "invitations";

    public Duration Interval => Duration.Zero;

    public async Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var done = 0;
        var failed = 0;
        Exception? error = null;
        await foreach (var organization in door.Store.HavingAsync(InvitationMessage.Shape, cancellationToken).ConfigureAwait(false))
        {
            var last = 0L;
            while (true)
            {
                var (messages, _, _) = await door.Store.PageAsync(organization, InvitationMessage.Columns.InOrder.From(last + 1).Take(PageSize), cancellationToken).ConfigureAwait(false);
                foreach (var (message, _) in messages)
                {
                    last = message.Number;
                    if (_paused.TryGetValue((organization, message.Number), out var paused) && now < paused.Next && paused.Next <= now + LongestPause) continue;
                    var fault = await TryDeliverAsync(message, now, cancellationToken).ConfigureAwait(false);
                    if (fault is null) done++;
                    else failed++;
                    error ??= fault;
                }

                if (messages.Length < PageSize) break;
            }
        }

        return new JobResult(done, failed) { Error = error };
    }

    private async Task<Exception?> TryDeliverAsync(InvitationMessage message, Instant now, CancellationToken cancellationToken)
    {
        var key = (message.Organization, message.Number);
        try
        {
            await DeliverAsync(message, now, cancellationToken).ConfigureAwait(false);
            _paused.Remove(key);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The host's own code failed: the message stays and comes again, the later the oftener it failed. With too many at once some come sooner.
            var failures = _paused.GetValueOrDefault(key).Failures + 1;
            if (_paused.Count >= MaxRemembered) _paused.Clear();
            _paused[key] = (failures, now + Duration.Min(LongestPause, FirstPause * (1L << Math.Min(failures - 1, 10))));
            return e;
        }
    }

    private async Task DeliverAsync(InvitationMessage message, Instant now, CancellationToken cancellationToken)
    {
        var fetch = new Fetch(message.Organization);
        var slot = fetch.One(Member.ByAccount[message.Account]);
        await fetch.RunAsync(door.Store, cancellationToken).ConfigureAwait(false);
        Instant? expires = null;
        if (slot.ValueOrDefault is { } member && IsWanted(member, message))
        {
            expires = now + settings.Value.InvitationLifetime;
            await EnrolAsync(member, cancellationToken).ConfigureAwait(false);
            await SendAsync(member, expires.Value, cancellationToken).ConfigureAwait(false);
        }

        var call = new AdminCall { Name = "IAdminRuntime.RunDueAsync", Operation = AdminOperations.DeliverInvitation, Actor = Actor, Organization = message.Organization };
        var noted = await door.ChangeAsync(
            call,
            fetch => (Message: fetch.One(InvitationMessage.ByNumber[message.Number]), Member: fetch.One(Member.ByAccount[message.Account])),
            (change, read) =>
            {
                Note(change, message, read.Message, read.Member, expires);
                return null;
            },
            cancellationToken).ConfigureAwait(false);
        if (!noted.Succeeded) throw new InvalidOperationException($"The delivery could not be noted: {noted.Error.Code}.");
    }

    /// <summary>Cancelled, accepted or sent anew meanwhile: then nobody waits for this message.</summary>
    private static bool IsWanted(Member member, InvitationMessage message) => member.IsInvited && member.Message == message.Number;

    private Task EnrolAsync(Member member, CancellationToken cancellationToken)
    {
        var person = new IamEnrolment
        {
            Organization = member.Organization,
            IdempotencyKey = $"{member.Organization}.invitation.{member.Invitation}",
            Account = member.Account,
            Name = member.Name,
            Email = member.Email!.Value,
            Mobile = member.Mobile,
        };
        return member.Mobile is null ? enrolment.InviteAsync(person, cancellationToken) : enrolment.RegisterAsync(person, cancellationToken);
    }

    private async Task SendAsync(Member member, Instant expires, CancellationToken cancellationToken)
    {
        if (mailer is null) throw new InvalidOperationException("No IMemberMailer is registered: UseMemberMailer<…>().");
        var token = InvitationToken.Make(member.Organization);
        var row = new InvitationToken
        {
            Organization = member.Organization,
            Hash = InvitationToken.HashOf(token),
            Account = member.Account,
            Message = member.Message,
            ExpiresAt = expires,
        };

        // Kept before it is sent: a link that arrives works, also when the sending is repeated.
        await door.Store.AppendAsync(member.Organization, InvitationToken.Shape, [InvitationToken.Shape.ToCells(row)], cancellationToken).ConfigureAwait(false);
        var message = new MemberMessage
        {
            Organization = member.Organization,
            IdempotencyKey = $"{member.Organization}.message.{member.Message}",
            Account = member.Account,
            Name = member.Name,
            Email = member.Email!.Value,
            Token = token,
            ExpiresAt = expires,
        };
        await mailer.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    private static void Note(Change change, InvitationMessage message, Slot<InvitationMessage> waiting, Slot<Member> slot, Instant? expires)
    {
        // Another host was faster.
        if (!waiting.Found) return;
        change.Writes.Remove(waiting);
        if (expires is not null && slot.ValueOrDefault is { } member && IsWanted(member, message))
            change.Writes.Replace(slot, member with { SentAt = change.Now, ExpiresAt = expires });
        change.Log(new LogDraft
        {
            Operation = AdminOperations.DeliverInvitation,
            Category = ChangeLogCategory.People,
            Target = new LogTarget(ChangeLogTargetKind.Person, message.Account.Value, slot.ValueOrDefault?.Name.Value ?? ""),
            Arguments = $"{LogDraft.Argument("message", message.Number)}\n{LogDraft.Argument("outcome", expires is null ? "not-wanted" : "sent")}",
        });
    }
}
