using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Pictures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Content",
                table: "Pictures");

            migrationBuilder.DropColumn(
                name: "MediaType",
                table: "Pictures");

            migrationBuilder.AddColumn<int>(
                name: "LikenessQuality",
                table: "Pictures",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "Pictures",
                type: "TEXT",
                maxLength: 22,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte[]>(
                name: "ContentHash",
                table: "PictureOrigins",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FailureDetail",
                table: "PictureOrigins",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Failures",
                table: "PictureOrigins",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "NextTryAt",
                table: "PictureOrigins",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PictureAlt",
                table: "Headlines",
                type: "TEXT",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "PictureId",
                table: "Headlines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PictureForms",
                columns: table => new
                {
                    PictureId = table.Column<long>(type: "INTEGER", nullable: false),
                    Form = table.Column<int>(type: "INTEGER", nullable: false),
                    MediaType = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PictureForms", x => new { x.PictureId, x.Form, x.MediaType });
                    table.ForeignKey(
                        name: "FK_PictureForms_Pictures_PictureId",
                        column: x => x.PictureId,
                        principalTable: "Pictures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Pictures_Name",
                table: "Pictures",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PictureOrigins_ContentHash",
                table: "PictureOrigins",
                column: "ContentHash");

            migrationBuilder.CreateIndex(
                name: "IX_PictureOrigins_NextTryAt",
                table: "PictureOrigins",
                column: "NextTryAt");

            migrationBuilder.CreateIndex(
                name: "IX_Headlines_PictureId",
                table: "Headlines",
                column: "PictureId");

            migrationBuilder.CreateIndex(
                name: "IX_Events_PictureId",
                table: "Events",
                column: "PictureId");

            migrationBuilder.AddForeignKey(
                name: "FK_Headlines_Pictures_PictureId",
                table: "Headlines",
                column: "PictureId",
                principalTable: "Pictures",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Headlines_Pictures_PictureId",
                table: "Headlines");

            migrationBuilder.DropTable(
                name: "PictureForms");

            migrationBuilder.DropIndex(
                name: "IX_Pictures_Name",
                table: "Pictures");

            migrationBuilder.DropIndex(
                name: "IX_PictureOrigins_ContentHash",
                table: "PictureOrigins");

            migrationBuilder.DropIndex(
                name: "IX_PictureOrigins_NextTryAt",
                table: "PictureOrigins");

            migrationBuilder.DropIndex(
                name: "IX_Headlines_PictureId",
                table: "Headlines");

            migrationBuilder.DropIndex(
                name: "IX_Events_PictureId",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "LikenessQuality",
                table: "Pictures");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "Pictures");

            migrationBuilder.DropColumn(
                name: "ContentHash",
                table: "PictureOrigins");

            migrationBuilder.DropColumn(
                name: "FailureDetail",
                table: "PictureOrigins");

            migrationBuilder.DropColumn(
                name: "Failures",
                table: "PictureOrigins");

            migrationBuilder.DropColumn(
                name: "NextTryAt",
                table: "PictureOrigins");

            migrationBuilder.DropColumn(
                name: "PictureAlt",
                table: "Headlines");

            migrationBuilder.DropColumn(
                name: "PictureId",
                table: "Headlines");

            migrationBuilder.AddColumn<byte[]>(
                name: "Content",
                table: "Pictures",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MediaType",
                table: "Pictures",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");
        }
    }
}
