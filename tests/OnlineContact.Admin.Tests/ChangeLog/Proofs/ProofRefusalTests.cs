using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.ChangeLog.Retention;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Proofs;

public class ProofRefusalTests
{
    [Fact]
    public async Task An_entry_that_is_gone_is_named_by_who_proves_it()
    {
        await using var scene = await RetentionScene.MakeAsync(store: new Without(new InMemoryAdminStore(AdminShapes.All), sequence: 2));
        await scene.WriteAsync();
        var refused = (await scene.Proofs.ProveInclusionAsync(scene.Organization.Owner, scene.Id, 2, 3)).Error;
        Assert.Equal(("OCA7005", "2"), (refused.Code, refused.Arguments.Single().Value));
        Assert.True((await scene.Proofs.ProveInclusionAsync(scene.Organization.Owner, scene.Id, 3, 3)).Succeeded);
    }

    [Fact]
    public async Task As_many_checkpoints_as_one_call_may_declare_lost_are_taken()
    {
        await using var scene = await RetentionScene.MakeAsync();
        await using var other = await RetentionScene.MakeAsync();
        await other.WriteAsync();
        var lost = Enumerable.Repeat((await other.CheckpointAsync()).Text, ChangeLogProofManager.MaxLostCheckpoints).ToList();
        Assert.True((await scene.Proofs.DeclareRestoreAsync(AdminTestHost.Operator, scene.Id, lost)).Succeeded);
        Assert.Equal("OCA7006", await Refusal.CodeAsync(scene.Proofs.DeclareRestoreAsync(AdminTestHost.Operator, scene.Id, [.. lost, lost[0]])));

        // Without a signer there have to be keys.
        await using var unsigned = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => scene.Host.Store), scene.Host.Clock);
        var proofs = unsigned.Services.GetRequiredService<ChangeLogProofManager>();
        Assert.Equal("OCA7002", await Refusal.CodeAsync(proofs.DeclareRestoreAsync(AdminTestHost.Operator, scene.Id, lost)));
        Assert.Equal("ok", await Refusal.CodeAsync(proofs.DeclareRestoreAsync(AdminTestHost.Operator, scene.Id, lost, [scene.Key])));
    }

    [Fact]
    public async Task Each_erasure_raises_the_epoch_of_the_texts_by_one()
    {
        await using var scene = await RetentionScene.MakeAsync();
        for (var epoch = 0; epoch < 3; epoch++)
        {
            Assert.Equal(epoch, (await scene.RowsAsync(OrganizationHead.Shape)).Single().TextEpoch);
            await scene.WriteAsync();
            Assert.True((await scene.Host.ChangeLog.ErasePersonAsync(AdminTestHost.Operator, scene.Id, "owner")).Succeeded);
        }
    }

    /// <summary>A store that does not find an entry by its number.</summary>
    private sealed class Without(IAdminStore inner, long sequence) : StoreDecorator(inner)
    {
        public override async Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
        {
            var answers = await base.GetAsync(organization, reads, cancellationToken);
            return [.. answers.Select((rows, i) => reads[i].Shape != LogRow.Shape ? rows : [.. rows.Where(row => row.Cells[LogRow.Columns.Sequence.Ordinal].AsNumber() != sequence)])];
        }
    }
}
