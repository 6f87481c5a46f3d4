using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WebSub : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "HasHub",
                table: "Sources",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "PushedUntil",
                table: "Sources",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SourceUpdatedAt",
                table: "Headlines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "WebSubs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SourceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Hub = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    Token = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Secret = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChallengeUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    LeaseUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    NextAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ActiveSince = table.Column<long>(type: "INTEGER", nullable: true),
                    ProvenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PushesDue = table.Column<int>(type: "INTEGER", nullable: false),
                    Lapses = table.Column<int>(type: "INTEGER", nullable: false),
                    LastPushAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NudgedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Pushes = table.Column<byte[]>(type: "BLOB", nullable: true),
                    FailureCode = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    FailureArguments = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebSubs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WebSubs_Sources_SourceId",
                        column: x => x.SourceId,
                        principalTable: "Sources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WebSubs_NextAt",
                table: "WebSubs",
                column: "NextAt");

            migrationBuilder.CreateIndex(
                name: "IX_WebSubs_SourceId",
                table: "WebSubs",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "IX_WebSubs_Token",
                table: "WebSubs",
                column: "Token",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "WebSubs");

            migrationBuilder.DropColumn(
                name: "HasHub",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "PushedUntil",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "SourceUpdatedAt",
                table: "Headlines");
        }
    }
}
